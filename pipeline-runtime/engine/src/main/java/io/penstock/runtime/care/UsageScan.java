package io.penstock.runtime.care;

import io.penstock.artifact.Digest;
import io.penstock.runtime.care.StoreUsage.Share;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.Recorded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out who has which artifact, from all that was written down. */
final class UsageScan {

    private static final int PAGE = 2_000;

    private final Set<Digest> gone;
    private final Set<Share> shares = new HashSet<>();
    private final Map<Digest, Long> sizes = new HashMap<>();

    private UsageScan(Set<Digest> gone) {
        this.gone = gone;
    }

    static StoreUsage of(MetadataStore metadata) {
        UsageScan scan = new UsageScan(metadata.givenUp().all());
        List<Recorded> page = metadata.eventsAfter(0, PAGE);
        while (!page.isEmpty()) {
            for (Recorded recorded : page) {
                if (recorded.event() instanceof ExecutionFinished finished) {
                    finished.outputs().forEach(output -> scan.read(finished, output));
                }
            }
            page = metadata.eventsAfter(page.get(page.size() - 1).sequence(), PAGE);
        }
        return StoreUsage.of(scan.shares, scan.sizes);
    }

    private void read(ExecutionFinished finished, OutputRecord output) {
        output.digest().filter(digest -> !gone.contains(digest)).ifPresent(digest -> {
            shares.add(new Share(finished.pipeline(), finished.id().node(), output.type(), digest));
            sizes.merge(digest, output.bytes(), Math::max);
        });
    }
}
