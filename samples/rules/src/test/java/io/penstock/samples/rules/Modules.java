package io.penstock.samples.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the poms of the house say about its modules. */
record Modules(Path root) {

    private static final Pattern OURS =
            Pattern.compile("<groupId>io\\.penstock</groupId>\\s*<artifactId>([^<]+)</artifactId>");

    /** The house that this module stands in; Maven runs tests in the directory of their module. */
    static Modules ofTheHouse() {
        return new Modules(Path.of("..", "..").toAbsolutePath().normalize());
    }

    /** The directories that the root lists as modules. */
    List<Path> directories() throws IOException {
        return all(Pattern.compile("<module>([^<]+)</module>"), root).stream()
                .map(root::resolve)
                .toList();
    }

    /** The directories of the modules whose jars users get. */
    List<Path> published() throws IOException {
        return directories().stream()
                .filter(directory -> !directory.startsWith(root.resolve("samples")) && !directory.endsWith("bom"))
                .toList();
    }

    String artifactOf(Path module) throws IOException {
        String ownPart = pom(module).replaceFirst("(?s)<parent>.*?</parent>", "");
        return first(Pattern.compile("<artifactId>([^<]+)</artifactId>"), ownPart)
                .orElseThrow();
    }

    Optional<String> nameOf(Path module) throws IOException {
        return first(Pattern.compile("<automatic\\.module\\.name>([^<]+)</automatic\\.module\\.name>"), pom(module));
    }

    /** Our artifacts whose versions a pom manages. */
    List<String> managedIn(Path module) throws IOException {
        String managed = first(Pattern.compile("(?s)<dependencyManagement>(.*?)</dependencyManagement>"), pom(module))
                .orElseThrow();
        return OURS.matcher(managed).results().map(match -> match.group(1)).toList();
    }

    private static String pom(Path module) throws IOException {
        return Files.readString(module.resolve("pom.xml"));
    }

    private static List<String> all(Pattern pattern, Path module) throws IOException {
        return pattern.matcher(pom(module))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst();
    }
}
