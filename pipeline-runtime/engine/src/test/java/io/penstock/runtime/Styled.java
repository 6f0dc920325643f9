package io.penstock.runtime;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import java.io.IOException;

/** A component of a library that is configured by a user's record, as a trainer is by an estimator. */
public record Styled(Port<String> text, Style style) implements Component<Port<String>> {

    @Override
    public void run(Port<String> out, Execution execution) throws IOException {
        execution.write(out, style.of(execution.read(text)));
    }
}
