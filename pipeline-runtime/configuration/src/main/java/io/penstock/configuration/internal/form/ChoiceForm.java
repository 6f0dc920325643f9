package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.configuration.internal.tree.Problems;
import io.penstock.configuration.internal.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The form of interfaces: {@code @type} names the record, by its simple name or as canonical JSON does by its class name; a
 * constant of an enum stands for itself.
 */
final class ChoiceForm implements Form {

    private static final String TYPE = "@type";

    private final Class<?> type;
    private final Forms forms;
    private final Map<String, Enum<?>> constants = new TreeMap<>();
    private List<RecordForm> records = List.of();
    private boolean open;

    ChoiceForm(Class<?> type, Forms forms) {
        this.type = type;
        this.forms = forms;
    }

    /** Sets what may be chosen, once: a record may hold what it implements. */
    void complete(Choices choices) {
        records = choices.records().stream().map(forms::record).toList();
        choices.constants().forEach(constant -> constants.put(constant.name(), constant));
        open = choices.open();
    }

    @Override
    public @Nullable Object read(Spot spot, Reading reading) {
        Tree tree = reading.expanded(spot.tree());
        if (tree instanceof Tree.Mapping mapping) {
            return record(mapping, spot, reading);
        }
        Optional<Enum<?>> constant = constant(tree);
        if (constant.isPresent()) {
            return constant.get();
        }
        return reading.refuse(
                spot, "%s, but %s is expected. %s".formatted(Reading.described(tree), name(), choices(tree)));
    }

    @Override
    public ObjectNode schema(@Nullable Object standard, Schemas schemas) {
        return standard instanceof Record
                ? body(standard, schemas)
                : schemas.reference(this, type.getSimpleName(), () -> body(null, schemas));
    }

    @Override
    public Optional<JsonNode> shown(JsonNode standard) {
        return Optional.empty();
    }

    /** A constant by its name, or as canonical JSON writes it: a list of its class and its name. */
    private Optional<Enum<?>> constant(Tree tree) {
        if (tree instanceof Tree.Sequence pair && pair.elements().size() == 2) {
            return constant(pair.elements().get(1))
                    .filter(constant -> pair.elements().get(0) instanceof Tree.Scalar owner
                            && constant.getDeclaringClass().getName().equals(owner.text()));
        }
        return tree instanceof Tree.Scalar scalar
                ? Optional.ofNullable(constants.get(scalar.text()))
                : Optional.empty();
    }

    private String name() {
        return "a " + type.getSimpleName();
    }

    private String choices(Tree tree) {
        String word = tree instanceof Tree.Scalar scalar ? scalar.text() : "";
        return constants.isEmpty() ? "Name it by '@type'. " + known(word) : Nearest.advice(word, constants.keySet());
    }

    private String known(String word) {
        return open
                ? "Give the class name of a record that implements %s.".formatted(type.getName())
                : Nearest.advice(
                        word, records.stream().map(record -> simple(record)).toList());
    }

    private @Nullable Object record(Tree.Mapping mapping, Spot spot, Reading reading) {
        Optional<Tree.Entry> named = mapping.entry(TYPE);
        if (named.isEmpty() && spot.standard() instanceof Record standard) {
            return forms.late(standard.getClass()).read(mapping, spot, reading);
        }
        if (named.isEmpty()) {
            return reading.refuse(spot, "has no '@type', which says what %s it is. %s".formatted(name(), known("")));
        }
        return typed(named.get().value(), mapping.without(TYPE), spot, reading);
    }

    private @Nullable Object typed(Tree named, Tree.Mapping rest, Spot spot, Reading reading) {
        String word = named instanceof Tree.Scalar scalar ? scalar.text() : "";
        Optional<RecordForm> chosen = chosen(word);
        if (chosen.isEmpty()) {
            return reading.refuse(
                    spot.child(TYPE, named, null),
                    "is %s, which is not %s. %s".formatted(Problems.quoted(word), name(), known(word)));
        }
        return chosen.get().read(rest, spot, reading);
    }

    private Optional<RecordForm> chosen(String word) {
        Optional<RecordForm> known =
                records.stream().filter(record -> names(record).contains(word)).findFirst();
        return known.isEmpty() && open ? Choices.named(word, type).map(forms::late) : known;
    }

    private static String simple(RecordForm record) {
        return record.type().getSimpleName();
    }

    /** The simple name counts only where no other choice has it. */
    private List<String> names(RecordForm record) {
        long namesakes = records.stream()
                .filter(other -> simple(other).equals(simple(record)))
                .count();
        String name = record.type().getName();
        return namesakes == 1 ? List.of(simple(record), name) : List.of(name);
    }

    private ObjectNode body(@Nullable Object standard, Schemas schemas) {
        List<ObjectNode> options = new ArrayList<>();
        records.forEach(record -> options.add(option(record, standard, schemas)));
        if (!constants.isEmpty()) {
            options.add(Schemas.oneOf(constants.keySet().toArray(String[]::new)));
            constants.values().forEach(constant -> options.add(pair(constant)));
        }
        if (open) {
            options.add(anyRecord(standard == null));
        }
        return Schemas.anyOf(options.toArray(ObjectNode[]::new));
    }

    private ObjectNode option(RecordForm record, @Nullable Object standard, Schemas schemas) {
        boolean isStandard = record.type().isInstance(standard);
        ObjectNode schema = record.body(isStandard ? standard : null, schemas);
        ((ObjectNode) schema.get("properties"))
                .set(TYPE, Schemas.oneOf(names(record).toArray(String[]::new)));
        if (!isStandard) {
            schema.withArray("required").add(TYPE);
        }
        return schema;
    }

    private static ObjectNode pair(Enum<?> constant) {
        ObjectNode schema = Schemas.type("array").put("items", false).put("minItems", 2);
        schema.putArray("prefixItems")
                .add(Schemas.oneOf(constant.getDeclaringClass().getName()))
                .add(Schemas.oneOf(constant.name()));
        return schema;
    }

    /** What a record on the class path may hold is not known here. */
    private static ObjectNode anyRecord(boolean typed) {
        ObjectNode schema = Schemas.type("object");
        schema.putObject("properties").set(TYPE, Schemas.type("string"));
        if (typed) {
            schema.putArray("required").add(TYPE);
        }
        return schema;
    }
}
