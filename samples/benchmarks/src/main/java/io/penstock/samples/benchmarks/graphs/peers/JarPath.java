package io.penstock.samples.benchmarks.graphs.peers;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a class path of jars alone, as programs are delivered and archives of loaded classes need it. */
final class JarPath {

    private JarPath() {}

    /**
     * Packs each directory of a class path.
     *
     * @param place where the jars are put
     */
    static String of(String classPath, Path place) throws IOException {
        List<String> jars = new ArrayList<>();
        List<Path> entries = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(classPath)
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        for (Path entry : entries) {
            Path jar = Files.isDirectory(entry)
                    ? pack(entry, place.resolve("classes-%d.jar".formatted(jars.size())))
                    : entry;
            jars.add(jar.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path pack(Path directory, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
                packed.putNextEntry(new JarEntry(name));
                Files.copy(file, packed);
            }
        }
        return jar;
    }
}
