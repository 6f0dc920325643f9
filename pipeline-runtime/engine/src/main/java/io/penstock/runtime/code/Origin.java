package io.penstock.runtime.code;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a class file lies.
 *
 * @param container the URL of the jar or directory
 * @param jar the jar, if it is one or is nested in one
 * @param directory the directory, if it is one
 * @param archive the file of the jar, or of the one around all of this
 */
record Origin(String container, Optional<Jar> jar, Optional<Path> directory, Optional<Path> archive) {

    private static final String JAR = "jar:file:";
    private static final String IN_JAR = "!/";
    private static final String VERSIONS = "!/META-INF/versions/";

    /** A jar or directory in a jar: Spring Boot writes {@code jar:nested:outer/!inner!/}, and before 3.2 {@code jar:file:outer!/inner!/}. */
    private static final Pattern NESTED = Pattern.compile("jar:(?:nested|file):(.+?)(?:/!|!/)(.+?)/?!/");

    static Origin of(URL url, String resource) {
        String text = url.toString();
        int versions = text.indexOf(VERSIONS);
        String container = versions < 0
                ? text.substring(0, text.length() - resource.length())
                : text.substring(0, versions + IN_JAR.length());
        boolean plainJar = container.startsWith(JAR) && container.indexOf(IN_JAR) == container.length() - 2;
        if (plainJar) {
            Path file = path(container.substring("jar:".length(), container.length() - IN_JAR.length()));
            return new Origin(container, Optional.of(new Jar(file, "")), Optional.empty(), Optional.of(file));
        }
        Matcher nested = NESTED.matcher(container);
        if (nested.matches()) {
            return nested(container, path("file:" + nested.group(1)), nested.group(2));
        }
        boolean directory = container.startsWith("file:");
        Optional<Path> place = directory ? Optional.of(path(container)) : Optional.empty();
        return new Origin(container, Optional.empty(), place, Optional.empty());
    }

    /** A directory in a jar holds the application's own classes, which count by their instructions as those outside do. */
    private static Origin nested(String container, Path outer, String entry) {
        Optional<Jar> jar = entry.endsWith(".jar") ? Optional.of(new Jar(outer, entry)) : Optional.empty();
        return new Origin(container, jar, Optional.empty(), Optional.of(outer));
    }

    /** Returns whether this is a jar or a directory in a jar. */
    boolean isNested() {
        return archive.isPresent() && jar.map(Jar::isNested).orElse(true);
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
