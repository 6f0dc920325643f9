package io.penstock.runtime.code;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a class file lies.
 *
 * @param container the URL of the jar or directory
 * @param jar the jar, if it is a plain file
 * @param directory the directory, if it is one
 */
record Origin(String container, Optional<Path> jar, Optional<Path> directory) {

    private static final String JAR = "jar:file:";
    private static final String IN_JAR = "!/";
    private static final String VERSIONS = "!/META-INF/versions/";

    static Origin of(URL url, String resource) {
        String text = url.toString();
        int versions = text.indexOf(VERSIONS);
        String container = versions < 0
                ? text.substring(0, text.length() - resource.length())
                : text.substring(0, versions + IN_JAR.length());
        boolean plainJar = container.startsWith(JAR) && container.indexOf(IN_JAR) == container.length() - 2;
        if (plainJar) {
            String file = container.substring("jar:".length(), container.length() - IN_JAR.length());
            return new Origin(container, Optional.of(path(file)), Optional.empty());
        }
        boolean directory = container.startsWith("file:");
        return new Origin(container, Optional.empty(), directory ? Optional.of(path(container)) : Optional.empty());
    }

    /** Returns whether this is part of the platform itself. */
    static boolean isPlatform(URL url) {
        return url.getProtocol().equals("jrt") && url.getPath().matches("/(java|jdk)\\..*");
    }

    private static Path path(String fileUrl) {
        try {
            return Path.of(new URI(fileUrl));
        } catch (URISyntaxException e) { // a loader that does not escape what a URL must not hold
            return Path.of(fileUrl.substring("file:".length()));
        }
    }
}
