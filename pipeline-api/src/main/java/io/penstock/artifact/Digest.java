package io.penstock.artifact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 of content, with its algorithm: {@code sha256:} and 64 lower-case hexadecimal digits.
 *
 * @param text the tagged form
 */
public record Digest(@JsonValue String text) implements Comparable<Digest> {

    private static final String TAG = "sha256:";

    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Digest {
        if (!text.startsWith(TAG) || text.length() != TAG.length() + 64 || !isHex(text)) {
            throw new IllegalArgumentException(
                    "'%s' is not a digest. A digest is 'sha256:' and 64 hexadecimal digits.".formatted(text));
        }
    }

    /** Returns the digest of some bytes. */
    public static Digest of(byte[] bytes) {
        return of(sha256().digest(bytes), 0);
    }

    /** Returns the digest of a text's UTF-8 bytes. */
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the digest that a finished message digest (SHA-256) holds; the message digest is reset. */
    public static Digest of(MessageDigest finished) {
        return of(finished.digest(), 0);
    }

    /** Returns a new SHA-256 to feed. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Returns the 64 hexadecimal digits alone. */
    public String hex() {
        return text.substring(TAG.length());
    }

    /** Returns the first eight hexadecimal digits, for people. */
    public String brief() {
        return hex().substring(0, 8);
    }

    @Override
    public int compareTo(Digest other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static Digest of(byte[] hash, int from) {
        return new Digest(TAG + HexFormat.of().formatHex(hash, from, hash.length));
    }

    private static boolean isHex(String text) {
        for (int i = TAG.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
