package io.penstock.runtime.code;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
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

    private final Map<Path, JarFile> open = new HashMap<>();

    /** Returns whether a jar has a class; false for what is not a plain jar. */
    boolean contains(Origin origin, String name) throws IOException {
        return origin.jar().isPresent() && jar(origin.jar().get()).getJarEntry(name + ".class") != null;
    }

    byte[] bytes(ClassLoader loader, Origin origin, String name) throws IOException {
        if (origin.directory().isPresent()) {
            return Files.readAllBytes(origin.directory().get().resolve(name + ".class"));
        }
        if (origin.jar().isPresent()) {
            return inJar(jar(origin.jar().get()), name);
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

    private JarFile jar(Path path) throws IOException {
        JarFile jar = open.get(path);
        if (jar == null) {
            File file = path.toFile();
            jar = new JarFile(file, false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
            open.put(path, jar);
        }
        return jar;
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
