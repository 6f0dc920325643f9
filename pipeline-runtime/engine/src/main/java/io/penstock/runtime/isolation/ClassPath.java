package io.penstock.runtime.isolation;

import io.penstock.errors.DefinitionException;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The class path on which another JVM finds the classes of this one: that of the process, then what class loaders add to it. */
record ClassPath(List<String> entries) {

    /**
     * Finds the class path of a component.
     *
     * @throws DefinitionException if its classes, or those that this thread sees, are on no class path
     */
    static ClassPath of(String node, Class<?> component, String ofTheProcess) {
        Set<String> entries = new LinkedHashSet<>(List.of(ofTheProcess.split(File.pathSeparator)));
        addAll(entries, node, ClassPath.class.getClassLoader());
        addAll(entries, node, Thread.currentThread().getContextClassLoader());
        addAll(entries, node, component.getClassLoader());
        return new ClassPath(List.copyOf(entries));
    }

    String text() {
        return String.join(File.pathSeparator, entries);
    }

    /** Parents come first, as they do when classes are looked for. */
    private static void addAll(Set<String> entries, String node, @Nullable ClassLoader loader) {
        List<ClassLoader> chain = new ArrayList<>();
        for (ClassLoader next = loader; next != null && !isOfThePlatform(next); next = next.getParent()) {
            chain.add(next);
        }
        Collections.reverse(chain);
        for (ClassLoader next : chain) {
            for (URL url : urls(node, next)) {
                entries.add(file(node, next, url));
            }
        }
    }

    private static boolean isOfThePlatform(ClassLoader loader) {
        return loader == ClassLoader.getSystemClassLoader() || loader == ClassLoader.getPlatformClassLoader();
    }

    private static URL[] urls(String node, ClassLoader loader) {
        if (loader instanceof URLClassLoader known) {
            return known.getURLs();
        }
        throw refuse(node, loader, "does not say where its classes are");
    }

    private static String file(String node, ClassLoader loader, URL url) {
        try {
            if (url.getProtocol().equals("file")) {
                return Path.of(url.toURI()).toString();
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw refuse(node, loader, "has the place '%s', which is no file: %s".formatted(url, e.getMessage()));
        }
        throw refuse(node, loader, "has classes at '%s', which is no file".formatted(url));
    }

    private static DefinitionException refuse(String node, ClassLoader loader, String why) {
        return new DefinitionException(
                ("Node '%s' cannot be isolated: another JVM needs its classes on a class path, but class loader '%s' %s. Unpack"
                                + " the application, or run the node without isolated().")
                        .formatted(node, loader.getClass().getName(), why));
    }
}
