package io.penstock.runtime.code;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads class files from the jars and directories that they were found in, without a URL for each. Used by one thread. */
final class OpenJars implements AutoCloseable {

    private final Map<String, JarFile> open = new HashMap<>();

    /** Returns whether a jar has a class; false for what is not a jar. */
    boolean contains(Origin origin, String name) throws IOException {
        JarFile jar = origin.jar().isPresent() ? jar(origin) : null;
        return jar != null && jar.getJarEntry(name + ".class") != null;
    }

    byte[] bytes(ClassLoader loader, Origin origin, String name) throws IOException {
        if (origin.directory().isPresent()) {
            return Files.readAllBytes(origin.directory().get().resolve(name + ".class"));
        }
        JarFile jar = jar(origin);
        if (jar != null) {
            return inJar(jar, name);
        }
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return all(in);
        }
    }

    @Override
    public void close() throws IOException {
        for (JarFile jar : open.values()) {
            jar.close();
        }
    }

    private @Nullable JarFile jar(Origin origin) throws IOException {
        JarFile jar = open.get(origin.container());
        if (jar == null && origin.archive().isPresent()) {
            jar = origin.isNested()
                    ? nested(origin.container())
                    : plain(origin.archive().get());
            if (jar != null) {
                open.put(origin.container(), jar);
            }
        }
        return jar;
    }

    private static JarFile plain(Path path) throws IOException {
        return new JarFile(path.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
    }

    /** Opens a nested jar as Spring Boot's class loader does, for the running version; null if the host has no such thing. */
    private static @Nullable JarFile nested(String container) throws IOException {
        if (new URL(container).openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false); // else it would not be ours to close
            return connection.getJarFile();
        }
        return null;
    }

    private static byte[] inJar(JarFile jar, String name) throws IOException {
        JarEntry entry = jar.getJarEntry(name + ".class");
        if (entry == null) {
            throw new IOException("its class file is gone");
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return all(in);
        }
    }

    private static byte[] all(@Nullable InputStream in) throws IOException {
        if (in == null) {
            throw new IOException("its class file is gone");
        }
        return in.readAllBytes();
    }
}
