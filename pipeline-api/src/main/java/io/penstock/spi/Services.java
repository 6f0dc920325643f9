package io.penstock.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Finds service providers as a host expects: by the thread's context class loader first, then by Penstock's own. */
public final class Services {

    private Services() {}

    /** Returns one instance of every provider that either class loader sees, each class once, in a stable order. */
    public static <S> List<S> load(Class<S> service) {
        Map<String, S> found = new LinkedHashMap<>();
        addAll(found, ServiceLoader.load(service));
        addAll(found, ServiceLoader.load(service, Services.class.getClassLoader()));
        return List.copyOf(found.values());
    }

    private static <S> void addAll(Map<String, S> found, ServiceLoader<S> loader) {
        loader.forEach(provider -> found.putIfAbsent(provider.getClass().getName(), provider));
    }
}
