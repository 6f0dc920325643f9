package io.penstock.runtime.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.artifact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a disk shows after a power cut.
 *
 * @param files by path
 */
record Remains(SortedMap<Path, Content> files) {

    private static final String UNIQUE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /**
     * The content of a file, and when it was written; of a directory nothing.
     *
     * @param bytes a character for each
     * @param entries number of each name in a directory
     */
    record Content(String bytes, FileTime modified, Map<String, Integer> entries, boolean isDirectory) {

        private static final FileTime NEVER = FileTime.fromMillis(0);

        static Content of(Path file) throws IOException {
            return new Content(Files.readString(file, ISO_8859_1), Files.getLastModifiedTime(file), Map.of(), false);
        }

        static Content of(Map<String, Integer> entries) {
            return new Content("", NEVER, entries, true);
        }

        Content after(Fate fate) {
            return isDirectory ? this : new Content(fate.loss().of(bytes), modified, entries, false);
        }

        private String text() {
            return isDirectory ? "" : Digest.of(bytes).brief();
        }

        private void write(Path target) throws IOException {
            if (isDirectory) {
                Files.createDirectories(target);
            } else {
                Files.writeString(target, bytes, ISO_8859_1);
                Files.setLastModifiedTime(target, modified);
            }
        }
    }

    /** Decides over the number of a directory and all that is below it. */
    static Remains of(int root, Map<Integer, Content> live, Map<Integer, Content> forced, Fate fate) {
        SortedMap<Path, Content> files = new TreeMap<>();
        new Decision(live, forced, fate, files).add(root, Path.of(""));
        return new Remains(files);
    }

    /** Says what is there; names that are made up are all the same. */
    String text() {
        StringBuilder text = new StringBuilder();
        files.forEach((path, content) ->
                text.append(path).append(' ').append(content.text()).append('\n'));
        return text.toString().replaceAll(UNIQUE, "UNIQUE");
    }

    void write(Path into) throws IOException {
        for (Map.Entry<Path, Content> file : files.entrySet()) {
            file.getValue().write(into.resolve(file.getKey()));
        }
    }

    private record Decision(
            Map<Integer, Content> live, Map<Integer, Content> forced, Fate fate, Map<Path, Content> files) {

        void add(int number, Path path) {
            Content content = content(number);
            files.put(path, content);
            if (content.isDirectory()) {
                Map<String, Integer> before =
                        forced.getOrDefault(number, Content.of(Map.of())).entries();
                entries(before, content.entries()).forEach((name, entry) -> add(entry, path.resolve(name)));
            }
        }

        /** No file is written again after it was forced; a directory is as it is, or as it was if it is gone. */
        private Content content(int number) {
            Content now = live.getOrDefault(number, Content.of(Map.of()));
            Content safe = forced.getOrDefault(number, now.after(fate));
            return safe.isDirectory() && live.containsKey(number) ? now : safe;
        }

        private Map<String, Integer> entries(Map<String, Integer> before, Map<String, Integer> now) {
            Map<String, Integer> left = new TreeMap<>();
            before.forEach((name, number) -> {
                if (now.containsKey(name) || !fate.keepsRemoval()) {
                    left.put(name, number);
                }
            });
            now.forEach((name, number) -> {
                if (!number.equals(before.get(name)) && fate.keepsAddition()) {
                    left.put(name, number);
                }
            });
            return left;
        }
    }
}
