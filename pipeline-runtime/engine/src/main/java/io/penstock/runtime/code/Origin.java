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
 */
record Origin(String container, Optional<Path> jar) {

    private static final String JAR = "jar:file:";

    static Origin of(URL url, String resource) {
        String text = url.toString();
        String container = text.substring(0, text.length() - resource.length());
        boolean plain = container.startsWith(JAR) && container.indexOf("!/") == container.length() - 2;
        return new Origin(container, plain ? Optional.of(file(container)) : Optional.empty());
    }

    /** Returns whether this is part of the platform itself. */
    static boolean isPlatform(URL url) {
        return url.getProtocol().equals("jrt") && url.getPath().matches("/(java|jdk)\\..*");
    }

    private static Path file(String container) {
        try {
            return Path.of(new URI(container.substring("jar:".length(), container.length() - "!/".length())));
        } catch (URISyntaxException e) {
            return Path.of(container.substring(JAR.length(), container.length() - "!/".length()));
        }
    }
}
