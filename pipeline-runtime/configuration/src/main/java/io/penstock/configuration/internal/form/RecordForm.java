package io.penstock.configuration.internal.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.configuration.internal.tree.Tree;
import io.penstock.errors.DefinitionException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of records. Components that are not given come from the default that the record around this one has for it, else
 * from the smallest constructor whose components are given (or a static method {@code defaults()}), else from their forms.
 */
public final class RecordForm implements Form {

    private final Class<?> type;
    private final Recipe canonical;
    private final List<Recipe> smaller;
    private final @Nullable Object ownStandard;
    private List<Field> fields = List.of();

    RecordForm(Class<?> type) {
        this.type = type;
        this.canonical = Recipe.canonical(type);
        this.smaller = Recipe.smaller(type);
        this.ownStandard = smaller.stream()
                .filter(recipe -> recipe.needs().isEmpty())
                .findFirst()
                .map(this::standard)
                .orElse(null);
    }

    /** Sets the components, once: a record may hold itself, so its form comes before theirs. */
    void complete(List<Field> components) {
        fields = List.copyOf(components);
    }

    Class<?> type() {
        return type;
    }

    List<Field> fields() {
        return fields;
    }

    Recipe canonical() {
        return canonical;
    }

    List<Recipe> smaller() {
        return smaller;
    }

    /** Returns the record that the components come from which are not given; null if there is none before some are. */
    @Nullable
    Object standard(@Nullable Object inherited) {
        return type.isInstance(inherited) ? inherited : ownStandard;
    }

    /** Returns the components of a recipe that must be given. */
    Set<String> required(Recipe recipe) {
        return fields.stream()
                .filter(field -> recipe.needs().contains(field.name())
                        && field.form().whenAbsent().isEmpty())
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable Object read(Spot spot, Reading reading) {
        if (reading.expanded(spot.tree()) instanceof Tree.Mapping mapping) {
            return read(mapping, spot, reading);
        }
        return reading.refuse(
                spot,
                "%s, but the components of %s are expected: %s."
                        .formatted(
                                Reading.described(spot.tree()),
                                type.getSimpleName(),
                                fields.stream().map(Field::name).collect(Collectors.joining(", "))));
    }

    /** Reads the components from a mapping. */
    @Nullable
    Object read(Tree.Mapping mapping, Spot spot, Reading reading) {
        return new RecordReading(this, mapping, spot, reading).read();
    }

    @Override
    public ObjectNode schema(@Nullable Object standard, Schemas schemas) {
        return type.isInstance(standard)
                ? body(standard, schemas)
                : schemas.reference(this, type.getSimpleName(), () -> body(null, schemas));
    }

    /** Returns the schema in full. */
    public ObjectNode body(@Nullable Object inherited, Schemas schemas) {
        Object standard = standard(inherited);
        ObjectNode schema = Schemas.type("object");
        ObjectNode properties = schema.putObject("properties");
        for (Field field : fields) {
            ObjectNode property = field.form().schema(field.of(standard), schemas);
            field.shown(standard).ifPresent(value -> property.set("default", value));
            properties.set(field.name(), property);
        }
        if (standard == null) {
            require(schema);
        }
        return schema.put("additionalProperties", false);
    }

    private void require(ObjectNode schema) {
        List<Set<String>> ways = Stream.concat(smaller.stream(), Stream.of(canonical))
                .map(this::required)
                .distinct()
                .toList();
        List<Set<String>> least = ways.stream()
                .filter(way -> ways.stream().noneMatch(other -> !other.equals(way) && way.containsAll(other)))
                .toList();
        if (least.size() == 1) {
            require(schema, least.get(0));
        } else {
            ArrayNode alternatives = schema.putArray("anyOf");
            least.forEach(way -> require(alternatives.addObject(), way));
        }
    }

    private void require(ObjectNode schema, Set<String> names) {
        if (!names.isEmpty()) {
            ArrayNode required = schema.putArray("required");
            fields.stream().map(Field::name).filter(names::contains).forEach(required::add);
        }
    }

    private Object standard(Recipe recipe) {
        try {
            return recipe.make(List.of());
        } catch (InvocationTargetException e) {
            throw new DefinitionException("The defaults of record %s cannot be made by %s: %s."
                    .formatted(type.getName(), recipe.maker(), e.getCause()));
        }
    }
}
