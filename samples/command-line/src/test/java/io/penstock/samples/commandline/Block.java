package io.penstock.samples.commandline;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A block of a page: what stands between two fences.
 *
 * @param place the page and the line of the first fence, for people
 * @param language what it is written in
 * @param text what it says
 * @param obstacle why it cannot be run here, from the comment above it
 */
record Block(String place, String language, String text, Optional<String> obstacle) {

    private static final Pattern FENCED =
            Pattern.compile("(?ms)(?:^<!-- not run: ([^\\n]+) -->\\n)?^```(bash|java|yaml|text)\\n(.*?)^```$");

    /** A block that is a whole file has its path in the first line. */
    private static final Pattern FILE = Pattern.compile("(?://|#) ([\\w./-]+\\.(?:java|yaml))\\n");

    /** Returns the blocks of a page, in their order. */
    static List<Block> in(String page, String text) {
        return FENCED.matcher(text)
                .results()
                .map(found -> of(page, text, found))
                .toList();
    }

    private static Block of(String page, String text, MatchResult found) {
        long line = text.substring(0, found.start(2)).lines().count();
        return new Block(page + ":" + line, found.group(2), found.group(3), Optional.ofNullable(found.group(1)));
    }

    String page() {
        return place.substring(0, place.indexOf(':'));
    }

    boolean isRun() {
        return language.equals("bash") && obstacle.isEmpty();
    }

    boolean isLeftOut() {
        return language.equals("bash") && obstacle.isPresent();
    }

    /** Returns what the block before is shown to say, if this is that. */
    String said() {
        return language.equals("text") ? text : "";
    }

    /** Returns the path of the file that it is, if it is one. */
    Optional<String> file() {
        var path = FILE.matcher(text);
        return path.lookingAt() ? Optional.of(path.group(1)) : Optional.empty();
    }
}
