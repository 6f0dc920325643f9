package io.penstock.runtime.isolation;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Outputs;
import io.penstock.Port;
import io.penstock.artifact.OutputLocation;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Steps that do everything a component can do, and steps that break everything that one can break. */
final class IsolatedSteps {

    private static final RowType TRIP = RowType.of(new io.penstock.columns.Field("fare", ColumnType.FLOAT64));

    private IsolatedSteps() {}

    /** A rule that goes to JSON with its class. */
    interface Rule {
        double apply(double number);
    }

    record Times(double factor) implements Rule {
        @Override
        public double apply(double number) {
            return number * factor;
        }
    }

    record Settings(List<Rule> rules, Optional<String> title) {}

    record Made(
            Port<Settings> small,
            Port<List<String>> large,
            Port<Examples> rows,
            Port<List<Examples>> several,
            Port<String> nothing,
            Port<String> drawn)
            implements Outputs {}

    /** Writes an output of each kind. */
    record Maker(Settings settings) implements Component<Made> {
        @Override
        public void run(Made out, Execution execution) throws IOException {
            execution.logger().info("{} rules", settings.rules().size());
            execution.logger().warn("a doubt", new IllegalStateException("not thrown"));
            execution.write(out.small(), settings);
            execution.property(out.small(), "title", settings.title().orElse("none"));
            execution.write(out.large(), List.of("x".repeat(100_000)));
            try (ExamplesWriter writer = execution.writer(out.rows(), TRIP, List.of("train"))) {
                writer.write(
                        "train",
                        Batch.of(TRIP, Row.of("fare", settings.rules().get(0).apply(2))));
            }
            execution.write(out.several(), List.of());
            execution.withhold(out.nothing(), "nothing to say");
            execution.property(out.nothing(), "why", "because");
            execution.write(
                    out.drawn(), execution.random().nextLong() + " " + execution.key() + " " + execution.threads());
            execution.log().metric("loss", 1, 0.1);
            execution.log().metric("loss", 2, Double.NaN);
            execution.progress().report(3, 4, "rules");
        }
    }

    record Read(Port<String> text, Port<List<String>> large) implements Outputs {}

    /** Reads an input of each kind, and passes one on. */
    record Reader(
            Port<Settings> small,
            Port<List<String>> large,
            Port<Examples> rows,
            List<Port<String>> texts,
            Optional<Port<String>> none)
            implements Component<Read> {
        @Override
        public void run(Read out, Execution execution) throws IOException {
            Path draft = Files.writeString(execution.scratch().resolve("draft"), "draft");
            execution.write(
                    out.text(),
                    "%s %d %d %d %s %s %s"
                            .formatted(
                                    execution.read(small).title(),
                                    execution.read(large).get(0).length(),
                                    execution.read(rows).rows(),
                                    execution.read(texts).size(),
                                    execution.read(none),
                                    execution.artifact(small).orElseThrow().properties(),
                                    Files.readString(draft)));
            execution.pass(large, out.large());
        }
    }

    /** A generic step: JSON does not tell what its type variable stands for. */
    record Same<T>(Port<T> value) implements Component<Port<T>> {
        @Override
        public void run(Port<T> out, Execution execution) throws IOException {
            execution.write(out, execution.read(value));
        }
    }

    /** The ways in which a component breaks its JVM. */
    enum Breakage {
        HEAP {
            @Override
            void happen(Execution execution) {
                List<long[]> all = new ArrayList<>();
                for (int i = 0; i == all.size(); i++) {
                    all.add(new long[100_000]);
                }
            }
        },
        OFF_HEAP {
            @Override
            void happen(Execution execution) {
                List<ByteBuffer> all = new ArrayList<>();
                for (int i = 0; i == all.size(); i++) {
                    all.add(ByteBuffer.allocateDirect(1 << 20));
                }
            }
        },
        NATIVE {
            @Override
            void happen(Execution execution) throws ReflectiveOperationException {
                Class<?> unsafe = Class.forName("sun.misc.Unsafe");
                Field instance = unsafe.getDeclaredField("theUnsafe");
                instance.setAccessible(true);
                unsafe.getMethod("putAddress", long.class, long.class).invoke(instance.get(null), 0L, 0L);
            }
        },
        EXIT {
            @Override
            void happen(Execution execution) {
                System.exit(7);
            }
        },
        HALT {
            @Override
            void happen(Execution execution) {
                Runtime.getRuntime().halt(200);
            }
        },
        KILL {
            @Override
            void happen(Execution execution) throws IOException, InterruptedException {
                new ProcessBuilder(
                                "kill",
                                "-9",
                                Long.toString(ProcessHandle.current().pid()))
                        .start();
                new CountDownLatch(1).await();
            }
        },
        STACK {
            @Override
            void happen(Execution execution) {
                execution.progress().report(deeper(1), 0, "frames");
            }

            private static int deeper(int depth) {
                return depth < 0 ? depth : deeper(depth + 1) + 1;
            }
        },
        DATA {
            @Override
            void happen(Execution execution) {
                throw new io.penstock.errors.DataException("'rows' are bad", new IOException("line 3"));
            }
        },
        FORGETS {
            @Override
            void happen(Execution execution) {}
        },
        LOOP {
            @Override
            void happen(Execution execution) {
                execution.progress().report(ProcessHandle.current().pid(), 0, "pid");
                while (true) {
                    Thread.onSpinWait();
                }
            }
        };

        abstract void happen(Execution execution)
                throws IOException, InterruptedException, ReflectiveOperationException;
    }

    record Breaks(Breakage breakage) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException, InterruptedException {
            try {
                breakage.happen(execution);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Breaks until there is a file. */
    record Flaky(OutputLocation place) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            if (!Files.exists(place.path())) {
                Files.writeString(place.path(), "here");
                throw new IOException("the line is busy");
            }
            execution.write(out, Files.readString(place.path()));
        }
    }

    /** Writes wherever a component can write, past the library too. */
    record Noisy(int lines) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            System.out.println("to System.out");
            System.err.println("to System.err");
            new FileOutputStream(FileDescriptor.out)
                    .write("past everything\nand without an end".getBytes(StandardCharsets.UTF_8));
            execution.progress().report(1, 1, "lines");
            for (int i = 0; i < lines; i++) {
                System.out.println("x".repeat(100));
            }
            execution.write(out, System.in.read() + " from System.in");
        }
    }

    /** Starts a process, says which, and waits for ever. */
    record Parent() implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException, InterruptedException {
            Process sleeper = new ProcessBuilder("sleep", "600").start();
            execution.progress().report(sleeper.pid(), ProcessHandle.current().pid(), "pids");
            new CountDownLatch(1).await();
        }
    }

    /** Leaves a thread behind that never ends. */
    record Careless(String text) implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) throws IOException {
            CountDownLatch never = new CountDownLatch(1);
            new Thread(() -> {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .start();
            execution.write(out, text);
        }
    }
}
