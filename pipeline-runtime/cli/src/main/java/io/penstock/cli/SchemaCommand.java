package io.penstock.cli;

import io.penstock.configuration.ParameterSchema;
import io.penstock.errors.DefinitionException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of a pipeline's parameters. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of a pipeline's parameters, for editors and checks.")
final class SchemaCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "CLASS", description = Definition.HELP)
    String name = "";

    @Option(
            names = {"-cp", "--class-path"},
            paramLabel = "PATH",
            description = "Where the pipeline's classes are, beside Penstock's own.")
    @Nullable
    String classPath;

    @Override
    public Integer call() {
        Class<? extends Record> parameters = Definition.find(name, Optional.ofNullable(classPath))
                .parameters()
                .orElseThrow(() -> new DefinitionException("Pipeline '%s' has no parameters.".formatted(name)));
        spec.commandLine().getOut().println(ParameterSchema.of(parameters));
        return ExitCode.OK;
    }
}
