package io.penstock.runtime.care;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.Digest;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.check.CheckReport;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.ExecutionRecord;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;

/** Small pipelines that leave artifacts on the disk and with the metadata. */
final class CareSteps {

    static final int MANY = 100_000; // too long to be kept with the metadata

    private CareSteps() {}

    /** Writes as many characters as asked, in a file if they are many. */
    record Letters(int count) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, "x".repeat(count));
        }
    }

    record Length(Port<String> text) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(text).length());
        }
    }

    /** Waits for a sign before it reads. */
    record Late(Port<String> text, int sign) implements Component<Port<Integer>> {

        static final CountDownLatch[] BEGUN = {new CountDownLatch(1)};
        static final CountDownLatch[] GO = {new CountDownLatch(1)};

        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException, InterruptedException {
            BEGUN[sign].countDown();
            GO[sign].await();
            execution.write(out, execution.read(text).length());
        }
    }

    /** Writes letters, and says of which span they are. */
    record Span(int span) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, "span " + span);
            execution.property(out, "span", Integer.toString(span));
        }
    }

    /** A pipeline whose letters are the same only for the same count. */
    static Pipeline letters(int count) {
        return letters("p", count);
    }

    static Pipeline letters(String name, int count) {
        return Pipeline.define(name, p -> p.add(new Length(p.add(new Letters(count)))));
    }

    static ExecutionFinished finished(Workspace workspace, String run, String node) {
        return workspace.metadata().executions(run).stream()
                .filter(execution -> execution.id().node().equals(node))
                .map(ExecutionRecord::finished)
                .findFirst()
                .orElseThrow()
                .orElseThrow();
    }

    /** Returns the one output of a node. */
    static Digest digest(Workspace workspace, String run, String node) {
        return finished(workspace, run, node).outputs().get(0).digest().orElseThrow();
    }

    /** Returns a check that has nothing to complain of, not even of leftovers. */
    static boolean isSpotless(CheckReport report) {
        return report.isWhole() && report.problems().isEmpty();
    }

    /** A clock that is set by hand. */
    static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-05-01T12:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** The clock of the system, which says when someone looks at it. */
    static final class AskedClock extends Clock {

        private final Runnable asked;

        AskedClock(Runnable asked) {
            this.asked = asked;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            asked.run();
            return Instant.now();
        }
    }
}
