package io.penstock.configuration;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Isolation;
import io.penstock.Pipeline;
import io.penstock.Port;
import io.penstock.artifact.Secret;
import java.io.IOException;

/** A pipeline that uses secrets in every way in which one can be used rightly. */
final class SecretSteps {

    private SecretSteps() {}

    record Access(String user, Secret variable, Secret file) {}

    /** Reveals what it was given, and talks about everything but that. */
    record Ask(String user, Secret password) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            execution.logger().info("{} asks by {}", user, this);
            execution.write(out, password.reveal().length());
        }
    }

    record Refuse(Port<Integer> length, Secret password) implements Component<Port<Integer>> {
        @Override
        public void run(Port<Integer> out, Execution execution) throws IOException {
            int known = execution.read(length);
            throw new IOException("Refused with %d characters, by %s of %d."
                    .formatted(known, password, password.reveal().length()));
        }
    }

    static Pipeline pipeline(Access access) {
        return Pipeline.define("secrets", access, (p, parameters) -> {
            Port<Integer> length = p.add("ask", new Ask(parameters.user(), parameters.variable()));
            p.add(
                    "ask-by-file",
                    new Ask(parameters.user() + "-by-file", parameters.file())); // a secret is not in the key
            p.add(
                    "ask-apart",
                    new Ask(parameters.user() + "-apart", parameters.file()),
                    node -> node.isolated(Isolation.heap(64)));
            p.add("refuse", new Refuse(length, parameters.file()));
        });
    }
}
