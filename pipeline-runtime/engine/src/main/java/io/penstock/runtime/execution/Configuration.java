package io.penstock.runtime.execution;

import io.penstock.FanOut;
import io.penstock.Rounds;
import io.penstock.Step;
import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import java.util.List;
import java.util.Map;

/** What is kept of how a step was configured, places outside the workspace included. */
final class Configuration {

    /** What stands in a key for what is not in it. */
    private static final List<String> LEFT_OUT = List.of("<external input>", "<output location>", "<secret>");

    private Configuration() {}

    /**
     * Returns a step as text: what the key has is enough, unless it leaves something out.
     *
     * @param parts of its key, as far as it has one
     */
    static String of(Step<?> step, Map<String, String> parts) {
        String inKey = parts.get("configuration");
        return inKey == null || LEFT_OUT.stream().anyMatch(inKey::contains) ? written(step) : inKey;
    }

    /** A step that cannot be written fails for that very reason; its end is written down all the same. */
    private static String written(Step<?> step) {
        if (step instanceof FanOut || step instanceof Rounds) {
            return "";
        }
        try {
            return CanonicalJson.write(step, Step.class);
        } catch (DefinitionException e) {
            return "";
        }
    }
}
