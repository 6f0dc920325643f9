package io.penstock.samples.rules;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * A block of Java on a page. It stands for members of a class if it begins as one does: with an annotation, a comment that documents,
 * or {@code public}. Else it stands for the statements of a method.
 *
 * @param page for people
 * @param line of the page where its fence opens, from 1
 * @param text what is between the fences
 */
record Snippet(String page, int line, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern MEMBER = Pattern.compile("^(@|/\\*\\*|public |record )");

    /** Finds the blocks of a page. */
    static List<Snippet> in(String page, String text) {
        return BLOCK.matcher(text)
                .results()
                .map(block -> new Snippet(page, lines(text.substring(0, block.start())) + 1, block.group(1)))
                .toList();
    }

    /**
     * Makes a class of it.
     *
     * @param prelude what the page takes for granted: imports, then members of a class, such as given variables
     */
    JavaFileObject within(String prelude) {
        String source = before(prelude) + text + (isMember() ? "}" : "}}");
        return new SimpleJavaFileObject(URI.create("string:///" + name() + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    /** Tells of what the compiler found in the class that was made of it. */
    String problem(String prelude, Diagnostic<? extends JavaFileObject> found) {
        long at = found.getLineNumber() - lines(before(prelude));
        String place = at > 0 ? page + ":" + (line + at) : "prelude of " + page;
        return place + ": " + found.getMessage(null);
    }

    private String before(String prelude) {
        String imports = prelude.lines().filter(Snippet::isImport).collect(Collectors.joining("\n"));
        String members = prelude.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
        String method = isMember() ? "" : "void snippet() throws Exception {\n";
        return "%s\nclass %s {\n%s\n%s".formatted(imports, name(), members, method);
    }

    boolean isMember() {
        return MEMBER.matcher(text).find();
    }

    private String name() {
        return "Line%dOf%s".formatted(line, page.replaceAll("[^A-Za-z]", ""));
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }

    private static int lines(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }
}
