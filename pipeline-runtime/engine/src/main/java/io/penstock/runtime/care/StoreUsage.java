package io.penstock.runtime.care;

import io.penstock.artifact.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the artifacts of a workspace take up, those that were deleted left out. Each list has the largest first. An artifact that two
 * pipelines have is counted in the row of each, and once in the total: so rows may add up to more.
 *
 * @param total all artifacts, each once
 * @param byPipeline a row for each pipeline
 * @param byNode a row for each node, {@code pipeline/node}
 * @param byType a row for each artifact type
 */
public record StoreUsage(Row total, List<Row> byPipeline, List<Row> byNode, List<Row> byType) {

    /**
     * What some artifacts take up.
     *
     * @param name what they have in common
     * @param artifacts how many there are
     * @param bytes the sizes of their files; on the disk it may be less, as lists share the files of their elements
     */
    public record Row(String name, long artifacts, long bytes) {}

    /** Copies the lists. */
    public StoreUsage {
        byPipeline = List.copyOf(byPipeline);
        byNode = List.copyOf(byNode);
        byType = List.copyOf(byType);
    }

    /** An artifact as one node of a pipeline has it. */
    record Share(String pipeline, String node, String type, Digest digest) {}

    static StoreUsage of(Set<Share> shares, Map<Digest, Long> sizes) {
        List<Row> total = rows(shares, sizes, share -> "total");
        return new StoreUsage(
                total.isEmpty() ? new Row("total", 0, 0) : total.get(0),
                rows(shares, sizes, Share::pipeline),
                rows(shares, sizes, share -> share.pipeline() + "/" + share.node()),
                rows(shares, sizes, Share::type));
    }

    private static List<Row> rows(Set<Share> shares, Map<Digest, Long> sizes, Function<Share, String> name) {
        Map<String, Set<Digest>> groups = new HashMap<>();
        shares.forEach(share -> groups.computeIfAbsent(name.apply(share), first -> new HashSet<>())
                .add(share.digest()));
        List<Row> rows = new ArrayList<>();
        groups.forEach((group, digests) -> rows.add(new Row(
                group, digests.size(), digests.stream().mapToLong(sizes::get).sum())));
        rows.sort(Comparator.comparingLong(Row::bytes).reversed().thenComparing(Row::name));
        return rows;
    }
}
