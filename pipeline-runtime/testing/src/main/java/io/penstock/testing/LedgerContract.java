package io.penstock.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.spi.Ledger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the {@link Ledger} of every {@link MetadataStore} does. Extend it and open an empty store. */
public abstract class LedgerContract {

    private MetadataStore store;
    private Ledger ledger;

    /** Creates the test. */
    public LedgerContract() {}

    /** Opens a store that is empty. */
    public abstract MetadataStore openEmpty();

    @BeforeEach
    final void open() {
        store = openEmpty();
        ledger = store.ledger();
    }

    @AfterEach
    final void close() {
        store.close();
    }

    @Test
    final void aRecordKeepsItsWholeHistory() {
        assertThat(ledger.current("champion")).isEmpty();

        ledger.compareAndSet("champion", Ledger.NONE, "v1");
        Ledger.Entry second = ledger.compareAndSet("champion", 1, "v2").orElseThrow();
        ledger.compareAndSet("other", Ledger.NONE, "x");

        assertThat(ledger.current("champion")).contains(second);
        assertThat(ledger.history("champion")).extracting(Ledger.Entry::value).containsExactly("v1", "v2");
        assertThat(ledger.history("champion"))
                .extracting(Ledger.Entry::revision)
                .containsExactly(1L, 2L);
        assertThat(ledger.history("nobody")).isEmpty();
    }

    @Test
    final void aWriterThatExpectsAnOldRevisionLoses() {
        ledger.compareAndSet("champion", Ledger.NONE, "v1");

        assertThat(ledger.compareAndSet("champion", Ledger.NONE, "v2")).isEmpty();
        assertThat(ledger.compareAndSet("champion", 2, "v2")).isEmpty();
        assertThat(ledger.current("champion")).map(Ledger.Entry::value).contains("v1");
    }

    @Test
    final void ofManyWritersOneWinsEachRevision() {
        List<Long> won = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> ledger.compareAndSet("counter", i % 8, "writer " + i))
                .flatMap(entry -> entry.stream().map(Ledger.Entry::revision))
                .sorted()
                .toList();

        assertThat(won).doesNotHaveDuplicates().isNotEmpty();
        assertThat(ledger.history("counter")).extracting(Ledger.Entry::revision).containsExactlyElementsOf(won);
    }

    @Test
    final void anArtifactStaysPinnedUntilItsLastOwnerLetsGo() {
        Digest model = Digest.of("model");
        ledger.pin(model, "registry");
        ledger.pin(model, "registry");
        ledger.pin(model, "audit");

        ledger.unpin(model, "registry");
        assertThat(store.pinned()).containsExactly(model);

        ledger.unpin(model, "audit");
        ledger.unpin(model, "nobody");
        assertThat(store.pinned()).isEmpty();
    }
}
