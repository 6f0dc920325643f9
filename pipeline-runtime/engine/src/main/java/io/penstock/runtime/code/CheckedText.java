package io.penstock.runtime.code;

import io.penstock.artifact.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Texts in files that are not forced to the disk, with their digest in the last line: what the end of the machine left torn,
 * empty or full of zeros is as if it had never been written.
 */
final class CheckedText {

    private CheckedText() {}

    static void write(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "draft", ".tmp");
        Files.writeString(draft, text + seal(text));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns the lines of a text, if the file is there and as it was written. */
    static Optional<List<String>> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String text = all.substring(0, Math.max(0, all.length() - seal("").length()));
        return all.equals(text + seal(text)) ? Optional.of(text.lines().toList()) : Optional.empty();
    }

    private static String seal(String text) {
        return Digest.of(text).text() + "\n";
    }
}
