package io.penstock.samples.benchmarks.survival;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A directory into which texts are published, each whole or not at all. The last line of a text is the digest of the others.
 *
 * @param directory made if it does not exist
 */
record PushPlace(Path directory) {

    private static final String ASIDE = ".aside-";

    void push(String name, String text) throws IOException {
        Files.createDirectories(directory);
        Path place = directory.resolve(name);
        if (Files.exists(place)) {
            return;
        }
        Path aside = directory.resolve(ASIDE + UUID.randomUUID());
        write(aside, text + Hashing.sha256().hashString(text, UTF_8));
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Returns the names of what is published. */
    List<String> names() throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(ASIDE))
                    .toList();
        }
    }

    /** Returns the names of what is published and not whole. */
    List<String> torn() throws IOException {
        return names().stream()
                .filter(name -> !isWhole(directory.resolve(name)))
                .toList();
    }

    private static boolean isWhole(Path file) {
        String all = read(file);
        int end = all.lastIndexOf('\n') + 1;
        return Hashing.sha256()
                .hashString(all.substring(0, end), UTF_8)
                .toString()
                .equals(all.substring(end));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
