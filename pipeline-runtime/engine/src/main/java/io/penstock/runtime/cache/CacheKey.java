package io.penstock.runtime.cache;

import io.penstock.artifact.Digest;
import io.penstock.runtime.code.CodeFingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The digest under which an execution is found again, with the parts that it was made of.
 *
 * <p>The digest is that of {@code name NUL length NUL value LF} for each part in order, in UTF-8, the length in bytes.
 *
 * @param digest over all parts
 * @param parts texts by name, in order
 * @param code the fingerprint whose digest is one of the parts
 */
public record CacheKey(Digest digest, Map<String, String> parts, CodeFingerprint code) {

    /** Begins the name of the part for a file outside the workspace. */
    static final String FILE = "file ";

    static CacheKey of(LinkedHashMap<String, String> parts, CodeFingerprint code) {
        MessageDigest sha = Digest.sha256();
        parts.forEach((name, value) -> {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            sha.update((name + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
            sha.update(bytes);
            sha.update((byte) '\n');
        });
        return new CacheKey(Digest.of(sha), parts, code);
    }

    /** Returns whether files outside the workspace are in the key, which may change at any time. */
    public boolean namesFiles() {
        return parts.keySet().stream().anyMatch(name -> name.startsWith(FILE));
    }

    /** Returns whether everything that shapes the outputs is in the key; else it finds nothing and is not kept. */
    public boolean complete() {
        return code.gaps().isEmpty();
    }
}
