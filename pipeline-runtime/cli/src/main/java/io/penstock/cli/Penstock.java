package io.penstock.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The root of the command line. */
@Command(
        name = "penstock",
        description = "Runs machine-learning pipelines, and shows and keeps their workspaces.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit codes: 0 well, 1 a run failed or a check found damage, 2 something given is wrong,",
            "3 the machine did not let it happen, 4 the run was cancelled, 70 an error of Penstock."
        })
final class Penstock {

    /** Each is loaded only if it is asked for, or all are to be listed: loading all takes longer than most of them run. */
    private static final Map<String, Class<?>> COMMANDS = commands();

    private Penstock() {}

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("try", TryCommand.class);
        commands.put("profile", ProfileCommand.class);
        commands.put("head", HeadCommand.class);
        commands.put("count", CountCommand.class);
        commands.put("convert", ConvertCommand.class);
        commands.put("split", SplitCommand.class);
        commands.put("run", RunCommand.class);
        commands.put("runs", RunsCommand.class);
        commands.put("show", ShowCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("lineage", LineageCommand.class);
        commands.put("artifacts", ArtifactsCommand.class);
        commands.put("retry", RetryCommand.class);
        commands.put("replay", ReplayCommand.class);
        commands.put("cancel", CancelCommand.class);
        commands.put("report", ReportCommand.class);
        commands.put("schema", SchemaCommand.class);
        commands.put("components", ComponentsCommand.class);
        commands.put("usage", UsageCommand.class);
        commands.put("gc", GcCommand.class);
        commands.put("fsck", FsckCommand.class);
        commands.put("backup", BackupCommand.class);
        commands.put("export", ExportCommand.class);
        commands.put("import", ImportCommand.class);
        commands.put("warm-up", WarmUpCommand.class);
        commands.put("generate-completion", GenerateCompletion.class);
        commands.put("help", HelpCommand.class);
        return commands;
    }

    /** Does what the arguments say, and returns the exit code. */
    static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        if (arguments.equals(List.of("--version")) || arguments.equals(List.of("-V"))) {
            out.println(Version.text());
            return ExitCode.OK;
        }
        CommandLine line = line(arguments);
        if (arguments.isEmpty()) {
            line.usage(err);
            return ExitCode.USAGE;
        }
        return line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, Hooks.INSTANCE) // picocli's own keeps no cause of a failure
                .setParameterExceptionHandler(Hooks.INSTANCE)
                .setExecutionExceptionHandler(Hooks.INSTANCE)
                .execute(arguments.toArray(String[]::new));
    }

    /** Returns the command line with what its first argument needs. */
    private static CommandLine line(List<String> arguments) {
        CommandLine line = new CommandLine(new Penstock());
        Class<?> one = arguments.isEmpty() ? null : COMMANDS.get(arguments.get(0));
        if (one != null && one != GenerateCompletion.class && one != HelpCommand.class) {
            return line.addSubcommand(arguments.get(0), one);
        }
        COMMANDS.forEach(line::addSubcommand);
        return line;
    }

    /** What picocli calls. Not lambdas, which would keep picocli, as old classes, out of the archive that the script has Java make. */
    private enum Hooks implements ITypeConverter<Path>, IParameterExceptionHandler, IExecutionExceptionHandler {
        INSTANCE;

        @Override
        public Path convert(String text) {
            return Path.of(text);
        }

        @Override
        public int handleParseException(ParameterException failure, String[] arguments) {
            return Failures.ofCommandLine(failure, arguments);
        }

        @Override
        public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
            return Failures.ofExecution(failure, line, parsed);
        }
    }
}
