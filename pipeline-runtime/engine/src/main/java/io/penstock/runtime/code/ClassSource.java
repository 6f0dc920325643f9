package io.penstock.runtime.code;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The class files that one class loader finds, each parsed once. Holds texts only, never a class, so that it keeps no loader
 * alive. Thread-safe.
 */
final class ClassSource {

    /** The outcome of looking for a class: at most one of its fields is set; with none it is the platform's. */
    record Found(@Nullable Origin origin, @Nullable String gap, boolean absent) {

        private static final Found PLATFORM = new Found(null, null, false);
    }

    private final Map<String, Found> found = new ConcurrentHashMap<>();
    private final Map<String, ClassCode> walked = new ConcurrentHashMap<>();
    private final Map<String, ClassCode> ofLibraries = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> named = new ConcurrentHashMap<>();

    /** Says where a class is. */
    Found find(ClassLoader loader, String name) {
        if (name.startsWith("java/")) {
            return Found.PLATFORM;
        }
        Found known = found.get(name);
        if (known == null) {
            known = locate(loader, name);
            found.put(name, known);
        }
        return known;
    }

    /** Says where a class is that was named by one in a jar; mostly it is in the same, which is found much faster. */
    Found find(ClassLoader loader, String name, Origin near, OpenJars jars) throws IOException {
        if (!name.startsWith("java/") && !found.containsKey(name) && jars.contains(near, name)) {
            found.put(name, new Found(near, null, false));
        }
        return find(loader, name);
    }

    /** Returns a class whose instructions count. */
    ClassCode walked(ClassLoader loader, String name, Origin origin, OpenJars jars) throws IOException {
        ClassCode known = walked.get(name);
        if (known == null) {
            known = ClassFile.walked(jars.bytes(loader, origin, name), origin);
            walked.put(name, known);
        }
        return known;
    }

    /** Returns a class of a library. */
    ClassCode ofLibrary(ClassLoader loader, String name, Origin origin, OpenJars jars) throws IOException {
        ClassCode known = ofLibraries.get(name);
        if (known == null) {
            known = ClassFile.ofLibrary(jars.bytes(loader, origin, name), origin);
            ofLibraries.put(name, known);
        }
        return known;
    }

    /** Returns the classes that a class of a library names. */
    Set<String> namedBy(ClassLoader loader, String name, Origin origin, OpenJars jars) throws IOException {
        Set<String> known = named.get(name);
        if (known == null) {
            known = ClassFile.namedIn(jars.bytes(loader, origin, name));
            named.put(name, known);
        }
        return known;
    }

    /** Returns the classes that a service file of the class path names, with slashes. */
    static List<String> providers(ClassLoader loader, String service) throws IOException {
        List<String> names = new ArrayList<>();
        var files = loader.getResources("META-INF/services/" + service.replace('/', '.'));
        while (files.hasMoreElements()) {
            new String(read(files.nextElement()), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/'))
                    .filter(line -> !line.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    private static Found locate(ClassLoader loader, String name) {
        String resource = name + ".class";
        URL url = loader.getResource(resource);
        if (url == null) {
            return generated(loader, name)
                    ? new Found(null, "Class '%s' has no class file.".formatted(name.replace('/', '.')), false)
                    : new Found(null, null, true);
        }
        return Origin.isPlatform(url) ? Found.PLATFORM : new Found(Origin.of(url, resource), null, false);
    }

    /** Tells a class that was made at run time from one that is not there, such as an optional dependency. */
    private static boolean generated(ClassLoader loader, String name) {
        try {
            Class.forName(name.replace('/', '.'), false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static byte[] read(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
