package io.penstock.lightgbm;

import com.microsoft.ml.lightgbm.lightgbmlib;
import io.penstock.errors.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Unpacks LightGBM's native library into a directory of this process. The Java binding itself unpacks to one place for all
 * processes of a machine, and a process that does so takes the library from under those that run.
 */
final class NativeFiles {

    private static final String ROOT = "/lightgbm4j/";

    private NativeFiles() {}

    /** Loads the library and deletes the files, as far as the system lets go of them before the process ends. */
    static void load() throws IOException {
        Path directory = Files.createTempDirectory("lightgbm-");
        Path library = directory.resolve("lib_lightgbm" + suffix());
        Path binding = directory.resolve("lib_lightgbm_swig" + suffix());
        for (Path file : List.of(library, binding)) { // the second one needs the first
            unpack(file);
            System.load(file.toString());
        }
        for (Path each : List.of(library, binding, directory)) {
            delete(each);
        }
    }

    private static void unpack(Path file) throws IOException {
        String resource = ROOT + system() + "/" + processor() + "/" + file.getFileName();
        try (InputStream in = lightgbmlib.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new EnvironmentException(
                        "LightGBM's Java binding has no '%s'. Train on Linux, macOS or Windows.".formatted(resource));
            }
            Files.copy(in, file);
        }
    }

    /** Windows keeps a library's file as long as it is loaded. */
    private static void delete(Path path) throws IOException {
        if (system().equals("windows")) {
            path.toFile().deleteOnExit();
        } else {
            Files.delete(path);
        }
    }

    private static String suffix() {
        return switch (system()) {
            case "windows" -> ".dll";
            case "osx" -> ".dylib";
            default -> ".so";
        };
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") ? "osx" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch");
        return name.equals("aarch64") || name.equals("arm64") ? "aarch64" : "x86_64";
    }
}
