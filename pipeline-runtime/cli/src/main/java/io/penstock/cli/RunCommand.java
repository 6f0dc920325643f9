package io.penstock.cli;

import io.penstock.Pipeline;
import io.penstock.configuration.ParameterReader;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.RunHandle;
import io.penstock.runtime.RunOptions;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a pipeline of the class path. */
@Command(name = "run", description = "Runs a pipeline of the class path; makes the workspace if there is none.")
final class RunCommand extends PipelineCommand {

    @Parameters(index = "0", paramLabel = "CLASS", description = Definition.HELP)
    String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "NAME=VALUE",
            description = "Parameters of the pipeline; they count more than those of the file.")
    List<String> values = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE", description = "Parameters of the pipeline, as YAML or JSON.")
    @Nullable
    Path config;

    @Option(names = "--from", split = ",", paramLabel = "NODE", description = "Begins with these nodes.")
    Set<String> from = new LinkedHashSet<>();

    @Option(names = "--to", split = ",", paramLabel = "NODE", description = "Ends with these nodes.")
    Set<String> to = new LinkedHashSet<>();

    @Option(names = "--deadline", paramLabel = "TIME", description = "Cancels the run after a time, such as PT2H.")
    @Nullable
    Duration deadline;

    private RunOptions options = RunOptions.DEFAULT;
    private Pipeline pipeline = Pipeline.define("none", p -> {});

    @Override
    boolean makesWorkspace() {
        return true;
    }

    /** What is wrong with options or with the pipeline makes no workspace. */
    @Override
    public Integer call() throws IOException {
        options = new RunOptions(from, to, Optional.ofNullable(deadline));
        pipeline = pipeline();
        return super.call();
    }

    @Override
    int on(Workspace workspace) {
        RunHandle handle = workspace.start(pipeline, run -> options);
        return Interruption.await(handle, report -> finish(workspace, report));
    }

    private Pipeline pipeline() {
        Definition definition = definition(name);
        return definition
                .parameters()
                .map(type -> definition.pipeline(parameters(type)))
                .orElseGet(() -> withoutParameters(definition));
    }

    private Record parameters(Class<? extends Record> type) {
        ParameterReader<? extends Record> reader = ParameterReader.of(type);
        return config == null ? reader.read(values) : reader.read(config, values);
    }

    private Pipeline withoutParameters(Definition definition) {
        if (config != null || !values.isEmpty()) {
            throw new DefinitionException("Pipeline '%s' has no parameters. Leave out %s."
                    .formatted(name, config == null ? values : "'" + config + "'"));
        }
        return definition.pipeline();
    }
}
