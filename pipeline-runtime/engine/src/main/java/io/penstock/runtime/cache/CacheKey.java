package io.penstock.runtime.cache;

import io.penstock.artifact.Digest;
import io.penstock.runtime.code.CodeFingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The digest under which an execution is found again, with the parts that it was made of.
 *
 * <p>The digest is that of {@code name NUL length NUL value LF} for each part in order, in UTF-8, the length in bytes.
 *
 * @param digest over all parts but the notes
 * @param parts texts by name, in order; beside them notes that explain the key and are not in the digest, see {@link #isNote}
 * @param code the fingerprint whose digest is one of the parts
 */
public record CacheKey(Digest digest, Map<String, String> parts, CodeFingerprint code) {

    /** Begins the name of the part for a file outside the workspace. */
    static final String FILE = "file ";

    /** Begins the name of a note: a part that could not be hashed, as a sentence. */
    public static final String GAP = "gap ";

    /** The name of the note of {@link #under}. */
    public static final String POLICY = "policy";

    /** The name of the note of a node that has no key but a body: for how many elements or rounds it ran. */
    public static final String BODY = "body";

    /** The name of the note of a node that has no key since its outputs were taken from an earlier run: the id of that. */
    public static final String TAKEN = "taken";

    private static final Set<String> NOTES = Set.of(POLICY, BODY, TAKEN);

    static CacheKey of(LinkedHashMap<String, String> parts, CodeFingerprint code) {
        MessageDigest sha = Digest.sha256();
        parts.forEach((name, value) -> {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            sha.update((name + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
            sha.update(bytes);
            sha.update((byte) '\n');
        });
        Digest digest = Digest.of(sha);
        int number = 0;
        for (String gap : code.gaps()) {
            parts.put(GAP + ++number, gap);
        }
        return new CacheKey(digest, parts, code);
    }

    /** Returns whether what stands under a name beside the parts is a note, which is not in the digest. */
    public static boolean isNote(String name) {
        return name.startsWith(GAP) || NOTES.contains(name);
    }

    /**
     * Returns this key with a note of the policy under which it is looked up, so that it can be explained later.
     *
     * @param policy its name, and behind a space the time that a result lives, if that is limited: {@code always},
     *     {@code cached PT1H}
     */
    public CacheKey under(String policy) {
        LinkedHashMap<String, String> noted = new LinkedHashMap<>(parts);
        noted.put(POLICY, policy);
        return new CacheKey(digest, noted, code);
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
