package io.penstock.runtime.metadata.sqlite;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.penstock.artifact.Digest;
import io.penstock.json.CanonicalJson;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of cache keys that many executions have in common, such as the hashes of a component's methods: grouped by the
 * word before their colon, each group under its digest. Remembers the groups that it has seen lately. Thread-safe.
 */
final class PartGroups {

    private static final int REMEMBERED = 1_000;

    private final Cache<Map<String, String>, Group> groups =
            CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

    /** Parts of a key whose names have the word before their colon in common, as they are stored. */
    record Group(Digest digest, String json) {}

    /**
     * Parts of a key, taken apart.
     *
     * @param own those without a word in common with others
     * @param shared by digest, as JSON
     */
    record Apart(Map<String, String> own, Map<Digest, String> shared) {}

    private record Parts(Map<String, String> parts) {}

    Apart apart(Map<String, String> keyParts) {
        Map<String, String> own = new HashMap<>();
        Map<String, Map<String, String>> byWord = new TreeMap<>();
        keyParts.forEach((name, value) -> {
            int colon = name.indexOf(':');
            (colon < 0 ? own : byWord.computeIfAbsent(name.substring(0, colon), word -> new HashMap<>()))
                    .put(name, value);
        });
        Map<Digest, String> shared = new HashMap<>();
        byWord.values().stream().map(this::group).forEach(group -> shared.put(group.digest(), group.json()));
        return new Apart(own, shared);
    }

    /** Returns the parts of a group. */
    static Map<String, String> read(String json, String what) {
        return CanonicalJson.read(json, Parts.class, what).parts();
    }

    private Group group(Map<String, String> parts) {
        Group known = groups.getIfPresent(parts);
        if (known != null) {
            return known;
        }
        String json = CanonicalJson.write(new Parts(parts));
        Group group = new Group(Digest.of(json), json);
        groups.put(parts, group);
        return group;
    }
}
