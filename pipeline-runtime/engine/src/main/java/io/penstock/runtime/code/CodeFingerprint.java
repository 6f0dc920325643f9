package io.penstock.runtime.code;

import io.penstock.artifact.Digest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The code that a step can reach, by part. A part is {@code class.method(descriptor)}, {@code class} for the structure of a class,
 * or {@code jar name} for a library.
 *
 * @param digest over all parts
 * @param parts the hash of each part, sorted by name; empty if they were kept before, see {@link CodeTables#parts}
 * @param gaps what could not be read, a sentence each
 * @param exits the ways by which the code may end the whole process, each as a chain of methods from where it begins:
 *     {@code Trainer.run > Report.finish > System.exit}; not in the digest. Calls by reflection and from jars that count by
 *     their digest are not seen
 */
public record CodeFingerprint(Digest digest, SortedMap<String, String> parts, List<String> gaps, List<String> exits) {

    /** The fingerprint of no code. */
    public static final CodeFingerprint NONE = of(Map.of(), List.of(), List.of());

    static CodeFingerprint known(Digest digest, List<String> exits) {
        return new CodeFingerprint(digest, new TreeMap<>(), List.of(), List.copyOf(exits));
    }

    static CodeFingerprint of(Map<String, String> parts, List<String> gaps, List<String> exits) {
        TreeMap<String, String> sorted = new TreeMap<>(parts);
        StringBuilder text = new StringBuilder(sorted.size() * 100);
        sorted.forEach(
                (name, hash) -> text.append(name).append('\0').append(hash).append('\n'));
        return new CodeFingerprint(Digest.of(text.toString()), sorted, List.copyOf(gaps), List.copyOf(exits));
    }
}
