package io.penstock.runtime.metadata.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Digest;
import io.penstock.runtime.metadata.Event.InputRecord;
import io.penstock.runtime.metadata.Event.OutputRecord;
import io.penstock.runtime.metadata.ExecutionLinks;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FinishedBodyTest {

    @Property(tries = 300)
    void aBodyComesBackAsItWasWritten(@ForAll("bodies") FinishedBody body) {
        assertThat(FinishedBody.decode(body.encode(), 7)).isEqualTo(body);
    }

    @Property(tries = 100)
    void theLinksOfABodyAreThoseOfItsInputsAndOutputs(@ForAll("bodies") FinishedBody body) {
        FinishedBody.Links links = FinishedBody.links(body.encode(), 7);

        assertThat(links.inputs()).isEqualTo(ExecutionLinks.inputs(body.inputs()));
        assertThat(links.outputs()).isEqualTo(ExecutionLinks.outputs(body.outputs()));
    }

    @Example
    void anUnknownFormIsNamed() {
        assertThatThrownBy(() -> FinishedBody.decode(new byte[] {98}, 7))
                .hasMessageContaining("Event 7 of the metadata database has the unknown form 49");
    }

    @Provide
    Arbitrary<FinishedBody> bodies() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.maps(texts(), texts()).ofMaxSize(5),
                        digests().list().ofMaxSize(3),
                        inputs().list().ofMaxSize(4),
                        outputs().list().ofMaxSize(4),
                        Arbitraries.longs().list().ofMaxSize(6),
                        instants())
                .as((text, parts, shared, inputs, outputs, usage, startedAt) ->
                        new FinishedBody(text, parts, shared, text, inputs, outputs, text, usage, startedAt));
    }

    private static Arbitrary<InputRecord> inputs() {
        return Combinators.combine(texts(), digests().optional())
                .as((text, digest) -> new InputRecord(text, text, "port", "type", digest));
    }

    private static Arbitrary<OutputRecord> outputs() {
        return Combinators.combine(
                        texts(),
                        digests().optional(),
                        Arbitraries.longs(),
                        Arbitraries.maps(texts(), texts()).ofMaxSize(3))
                .as((text, digest, bytes, properties) ->
                        new OutputRecord(text, "type", digest, text, bytes, Optional.empty(), properties));
    }

    private static Arbitrary<Digest> digests() {
        return Arbitraries.integers().map(number -> Digest.of(number.toString()));
    }

    /** Texts of whole characters, surrogate pairs among them. */
    private static Arbitrary<String> texts() {
        return Arbitraries.of("", "a", "tips", "naïve", "\u0000\n\"", "日本語", "\uD83D\uDE80", "x".repeat(700));
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.of(Instant.EPOCH, Instant.parse("2026-05-01T12:00:00.123456789Z"), Instant.MIN, Instant.MAX);
    }
}
