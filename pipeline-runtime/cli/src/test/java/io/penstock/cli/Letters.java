package io.penstock.cli;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Pipeline;
import io.penstock.Port;
import java.io.IOException;

/** Pipelines for tests of the command. */
public final class Letters {

    private Letters() {}

    record Say(String text) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            execution.write(out, text);
        }
    }

    record Count(Port<String> text) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.write(out, execution.read(text).length());
        }
    }

    record Fail(Port<Integer> number) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) {
            throw new IllegalStateException("on purpose");
        }
    }

    /** Parameters of a pipeline. */
    public record Text(String text) {}

    /** Counts the letters of a text. */
    public static Pipeline pipeline() {
        return of(new Text("three words here"));
    }

    /** Counts the letters of any text. */
    public static Pipeline of(Text text) {
        return Pipeline.define(
                "letters", text, (p, given) -> p.add("count", new Count(p.add("say", new Say(given.text())))));
    }

    /** Breaks after it has counted. */
    public static Pipeline failing() {
        return Pipeline.define(
                "failing", p -> p.add("fail", new Fail(p.add("count", new Count(p.add("say", new Say("abc")))))));
    }
}
