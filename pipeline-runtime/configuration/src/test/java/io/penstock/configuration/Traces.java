package io.penstock.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The forms in which a text may be left somewhere: itself in three encodings, and its plain hashes. */
record Traces(String text) {

    /** The files below a directory whose bytes hold a trace. */
    List<Path> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isIn(bytes(file)))
                    .toList();
        }
    }

    /** Whether some bytes hold a trace; they are compared as Latin-1, in which each byte is a character. */
    boolean isIn(byte[] bytes) {
        String haystack = latin(bytes);
        return all().anyMatch(haystack::contains);
    }

    private Stream<String> all() {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        Stream<byte[]> texts =
                Stream.of(plain, text.getBytes(StandardCharsets.UTF_16LE), text.getBytes(StandardCharsets.UTF_16BE));
        Stream<byte[]> hashes = Stream.of("MD5", "SHA-1", "SHA-256", "SHA-512").map(name -> hash(name, plain));
        return Stream.concat(texts, hashes).flatMap(Traces::written);
    }

    private static Stream<String> written(byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return Stream.of(latin(bytes), hex, hex.toUpperCase(Locale.ROOT), base64);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
