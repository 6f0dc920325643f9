package io.penstock.runtime.isolation;

import io.penstock.Isolation;
import io.penstock.Port;
import io.penstock.runtime.execution.Isolator.Work;
import io.penstock.runtime.execution.OutputDraft;
import io.penstock.runtime.execution.PortState.Present;
import io.penstock.runtime.isolation.Heard.Printed;
import io.penstock.runtime.isolation.Heard.Said;
import io.penstock.runtime.isolation.wire.Message;
import io.penstock.runtime.isolation.wire.Message.Content;
import io.penstock.runtime.isolation.wire.Message.Made;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Listens to an isolated JVM until it ends, and takes over what it made. Used by the thread that runs the node. */
final class Conversation {

    private final Work work;
    private final Isolation jvm;
    private final Exchange exchange;
    private final ChildJvm child;
    private final Printouts printouts;
    private boolean begun;
    private @Nullable Message last;
    private long lastNanos;

    Conversation(Work work, Isolation jvm, Exchange exchange, ChildJvm child) {
        this.work = work;
        this.jvm = jvm;
        this.exchange = exchange;
        this.child = child;
        this.printouts = new Printouts(work.log());
    }

    void untilTheEnd() throws IOException, InterruptedException {
        try {
            listen();
        } catch (InterruptedException e) {
            stop();
            throw e;
        } finally {
            printouts.end();
        }
        conclude();
    }

    private void listen() throws InterruptedException {
        while (!child.isSilent() && !isOverdue()) {
            child.next().ifPresent(this::take);
        }
        if (last == null) {
            child.exitCode();
        } else {
            child.ends(left());
        }
    }

    /** Asks the JVM to stop and listens to its last words; whoever called kills it if it does not. */
    private void stop() throws InterruptedException {
        child.stop();
        lastNanos = System.nanoTime();
        while (!child.isSilent() && !left().isNegative()) {
            child.next().ifPresent(this::take);
        }
    }

    /** A JVM that has told its result and does not end is hindered by what the component left behind. */
    private boolean isOverdue() {
        return last != null && left().isNegative();
    }

    private Duration left() {
        return work.context().grace().minusNanos(System.nanoTime() - lastNanos);
    }

    private void take(Heard heard) {
        if (heard instanceof Printed printed) {
            printouts.take(printed);
        } else if (heard instanceof Said said) {
            take(said.message());
        }
    }

    private void take(Message message) {
        if (message instanceof Message.Begun) {
            begun = true;
        } else if (message instanceof Message.Progressed progress) {
            work.execution().progress().report(progress.done(), progress.total(), progress.unit());
        } else if (message instanceof Message.Measured measured) {
            work.execution().log().metric(measured.name(), measured.step(), measured.value());
        } else if (message instanceof Message.Logged logged) {
            log(logged);
        } else if (message instanceof Message.Used used) {
            work.meter().elsewhere(used.usage());
        } else {
            last = message;
            lastNanos = System.nanoTime();
        }
    }

    private void log(Message.Logged logged) {
        work.log().logger().atLevel(logged.level()).log(logged.message());
        if (!logged.stack().isEmpty()) {
            work.log().keep(logged.stack());
        }
    }

    private void conclude() throws IOException, InterruptedException {
        if (last instanceof Message.Ended ended) {
            for (Made made : ended.outputs()) {
                takeOver(made);
            }
        } else if (last instanceof Message.Failed failed) {
            throw new Verdict(work, jvm, printouts).on(failed.fault());
        } else {
            throw new Verdict(work, jvm, printouts).on(child.exitCode(), begun, exchange);
        }
    }

    private void takeOver(Made made) throws IOException {
        OutputDraft draft = draft(made.name());
        made.properties().forEach(draft::property);
        if (made.content().isPresent()) {
            takeOver(draft, made.content().get());
        }
    }

    private void takeOver(OutputDraft draft, Content content) throws IOException {
        if (content instanceof Content.Files files) {
            draft.adopt(files.directory());
        } else if (content instanceof Content.Inline inline) {
            draft.set(new OutputDraft.Content.Inline(inline.json()));
        } else if (content instanceof Content.Withheld withheld) {
            draft.set(new OutputDraft.Content.Withheld(withheld.reason()));
        } else if (content instanceof Content.Passed passed) {
            draft.set(new OutputDraft.Content.Passed(input(passed)));
        }
    }

    private OutputDraft draft(String name) {
        Port<?> port = work.node().ports().stream()
                .filter(output -> output.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(work.execution().drafts().get(port));
    }

    private Present input(Content.Passed passed) {
        return work.node().inputs().stream()
                .map(input -> input.port())
                .filter(port -> port.node().equals(passed.node()) && port.name().equals(passed.name()))
                .findFirst()
                .map(port -> (Present) work.context().state(port))
                .orElseThrow();
    }
}
