package io.penstock.configuration.internal.form;

import io.penstock.configuration.internal.tree.Place;
import io.penstock.configuration.internal.tree.Problems;
import io.penstock.configuration.internal.tree.Tree;
import java.lang.reflect.InvocationTargetException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One record that is being read. */
final class RecordReading {

    private final RecordForm form;
    private final Tree.Mapping mapping;
    private final Spot spot;
    private final Reading reading;
    private final int before;
    private final Map<String, Object> values = new HashMap<>();

    RecordReading(RecordForm form, Tree.Mapping mapping, Spot spot, Reading reading) {
        this.form = form;
        this.mapping = mapping;
        this.spot = spot;
        this.reading = reading;
        this.before = reading.problems().count();
    }

    @Nullable
    Object read() {
        refuseUnknown();
        Object standard = form.standard(spot.standard());
        form.fields().forEach(field -> given(field, standard));
        if (standard != null) {
            fill(standard);
        } else if (form.fields().stream().anyMatch(this::isAbsent)) {
            complete();
        }
        return isWhole() ? made(form.canonical()) : null;
    }

    private boolean isWhole() {
        return reading.problems().count() == before;
    }

    private void refuseUnknown() {
        List<String> known = form.fields().stream().map(Field::name).toList();
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                unknown(key, entry.key(), known);
            }
        });
    }

    private void unknown(String key, Place place, List<String> known) {
        String path = spot.child(key, mapping, null).path();
        String advice = key.equals("<<") ? "YAML 1.2 has no merge keys." : Nearest.advice(key, known);
        reading.problems()
                .add(
                        place,
                        path,
                        "is not a component of %s. %s".formatted(form.type().getSimpleName(), advice));
    }

    private void given(Field field, @Nullable Object standard) {
        mapping.entry(field.name()).ifPresent(entry -> {
            Object value = field.form().read(spot.child(field.name(), entry.value(), field.of(standard)), reading);
            if (value != null) {
                values.put(field.name(), value);
            }
        });
    }

    /** Takes what is not given from a record that has all. */
    private void fill(Object standard) {
        form.fields().stream().filter(this::isAbsent).forEach(field -> {
            Object value = field.of(standard);
            if (value == null) {
                missing(field.name());
            } else {
                values.put(field.name(), value);
            }
        });
    }

    private boolean isAbsent(Field field) {
        return mapping.entry(field.name()).isEmpty();
    }

    /** Takes what is not given from the smallest constructor that can be called, and last from the forms. */
    private void complete() {
        Optional<Recipe> possible = form.smaller().stream()
                .filter(recipe -> absent(recipe).isEmpty())
                .findFirst();
        if (possible.isEmpty()) {
            nearestAbsent().forEach(this::missing);
        }
        if (isWhole()) {
            Set<String> given = Set.copyOf(values.keySet());
            takeWhatIsEmpty();
            possible.map(this::made).ifPresent(made -> replaceAbsent(made, given, possible.get()));
        }
    }

    private void takeWhatIsEmpty() {
        form.fields().stream()
                .filter(this::isAbsent)
                .forEach(field -> field.form().whenAbsent().ifPresent(none -> values.put(field.name(), none)));
    }

    private void replaceAbsent(Object made, Set<String> given, Recipe recipe) {
        form.fields().stream()
                .filter(field ->
                        !given.contains(field.name()) && !recipe.needs().contains(field.name()))
                .forEach(field -> Optional.ofNullable(field.of(made))
                        .ifPresentOrElse(value -> values.put(field.name(), value), () -> missing(field.name())));
    }

    private Set<String> absent(Recipe recipe) {
        Set<String> absent = new TreeSet<>(form.required(recipe));
        absent.removeAll(mapping.entries().keySet());
        return absent;
    }

    /** The fewest components that would have to be added, for the constructor that most of what is given leads to. */
    private Set<String> nearestAbsent() {
        return Stream.concat(form.smaller().stream(), Stream.of(form.canonical()))
                .min(Comparator.comparing((Recipe recipe) -> absent(recipe).size())
                        .thenComparing(recipe -> -present(recipe)))
                .map(this::absent)
                .orElseThrow();
    }

    private long present(Recipe recipe) {
        return recipe.needs().stream()
                .filter(name -> mapping.entry(name).isPresent())
                .count();
    }

    private void missing(String name) {
        reading.problems()
                .add(spot.place(), spot.child(name, mapping, null).path(), "is missing, and has no default. Give it.");
    }

    private @Nullable Object made(Recipe recipe) {
        try {
            return recipe.make(recipe.needs().stream()
                    .map(name -> Objects.requireNonNull(values.get(name)))
                    .toList());
        } catch (InvocationTargetException e) {
            refused(Objects.requireNonNullElse(e.getCause(), e));
            return null;
        }
    }

    /** Blames the one component that the message names, if it names one. */
    private void refused(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        reading.problems().because(cause);
        String message = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        List<Field> named = form.fields().stream()
                .filter(field -> Pattern.compile("\\b" + Pattern.quote(field.name()) + "\\b")
                        .matcher(message)
                        .find())
                .toList();
        Optional<Tree> blamed =
                named.size() == 1 ? mapping.entry(named.get(0).name()).map(Tree.Entry::value) : Optional.empty();
        if (blamed.isPresent()) {
            refused(named.get(0), blamed.get(), message);
        } else {
            reading.refuse(spot, "is refused by %s: %s".formatted(form.type().getSimpleName(), message));
        }
    }

    private void refused(Field field, Tree tree, String message) {
        String value = tree instanceof Tree.Scalar scalar && field.form() instanceof ScalarForm
                ? " " + Problems.quoted(scalar.text())
                : "";
        reading.refuse(
                spot.child(field.name(), tree, null),
                "has the value%s, which is refused by %s: %s"
                        .formatted(value, form.type().getSimpleName(), message));
    }
}
