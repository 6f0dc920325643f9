package io.penstock.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.penstock.StepShape;
import io.penstock.configuration.ComponentDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the components on the class path. */
@Command(
        name = "components",
        mixinStandardHelpOptions = true,
        description =
                "Lists the components that artifacts on the class path offer, with inputs and outputs; --json adds the JSON Schema of"
                        + " their configuration.")
final class ComponentsCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-cp", "--class-path"},
            paramLabel = "PATH",
            description = "Where more components are, beside Penstock's own.")
    @Nullable
    String classPath;

    @Option(names = "--json", description = "Writes JSON, for programs.")
    boolean json;

    @Override
    public Integer call() {
        List<ComponentDescriptor> found = ComponentDescriptor.found(Definition.loader(Optional.ofNullable(classPath)));
        spec.commandLine().getOut().println(json ? json(found) : table(found));
        return ExitCode.OK;
    }

    private static String json(List<ComponentDescriptor> found) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        found.forEach(one -> all.add(one.json()));
        return all.toString();
    }

    private static String table(List<ComponentDescriptor> found) {
        Table table = new Table("component", "reads", "writes", "class");
        found.forEach(one -> table.line(one.name(), slots(one.inputs()), slots(one.outputs()), one.type()));
        return table.toString().stripTrailing();
    }

    private static String slots(List<StepShape.Slot> slots) {
        return slots.stream().map(ComponentsCommand::slot).collect(Collectors.joining(", "));
    }

    private static String slot(StepShape.Slot slot) {
        String type = LineageText.simple(slot.type().getTypeName());
        return switch (slot.arity()) {
            case ONE -> type;
            case OPTIONAL -> type + "?";
            case SEVERAL -> type + "*";
        };
    }
}
