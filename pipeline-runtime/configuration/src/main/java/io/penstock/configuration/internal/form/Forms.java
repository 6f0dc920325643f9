package io.penstock.configuration.internal.form;

import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.artifact.Secret;
import io.penstock.errors.DefinitionException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** The forms of the types that one parameter record holds. Confined to a thread. */
public final class Forms {

    private final Map<Type, Form> known = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Forms() {
        known.put(Secret.class, new SecretForm());
        known.put(ExternalInput.class, either(ExternalInput.class, Scalars.path(ExternalInput::of)));
        known.put(OutputLocation.class, either(OutputLocation.class, Scalars.path(OutputLocation::of)));
        known.put(OptionalInt.class, optional(int.class, value -> OptionalInt.of((int) value), OptionalInt.empty()));
        known.put(
                OptionalLong.class, optional(long.class, value -> OptionalLong.of((long) value), OptionalLong.empty()));
        known.put(
                OptionalDouble.class,
                optional(double.class, value -> OptionalDouble.of((double) value), OptionalDouble.empty()));
    }

    /**
     * Returns the form of a parameter record.
     *
     * @throws DefinitionException with every component that has a type which no text can give
     */
    public static RecordForm of(Class<? extends Record> type) {
        Forms forms = new Forms();
        return forms.late(type);
    }

    /** Returns the form of a field of any record; empty if no text can give it. */
    public static Optional<Form> of(RecordComponent field) {
        Forms forms = new Forms();
        Optional<Form> form = forms.form(field.getGenericType());
        return forms.problems.isEmpty() ? form : Optional.empty();
    }

    /** Returns the form of a record class that was not known before. */
    RecordForm late(Class<?> type) {
        RecordForm form = record(type);
        if (!problems.isEmpty()) {
            throw new DefinitionException("Record %s cannot be configured.".formatted(type.getName()), problems);
        }
        return form;
    }

    /** Returns the form of a record class. */
    RecordForm record(Class<?> type) {
        Form present = known.get(type);
        if (present instanceof RecordForm form) {
            return form;
        }
        RecordForm form = new RecordForm(type);
        known.put(type, form);
        form.complete(Arrays.stream(type.getRecordComponents())
                .map(component -> Field.of(component, form(component)))
                .toList());
        return form;
    }

    private Form form(RecordComponent component) {
        Optional<Form> form = form(component.getGenericType());
        if (form.isEmpty()) {
            problems.add(
                    "Component '%s' of %s is a %s, which no text can give. Use a plain value, a record or a list of these."
                            .formatted(
                                    component.getName(),
                                    component.getDeclaringRecord().getName(),
                                    component.getGenericType().getTypeName()));
        }
        return form.orElseGet(SecretForm::new); // not used: the problem is thrown
    }

    private Optional<Form> form(Type type) {
        Form present = known.get(type);
        if (present != null) {
            return Optional.of(present);
        }
        Optional<Form> made = type instanceof Class<?> plain
                ? plain(plain)
                : type instanceof ParameterizedType generic ? generic(generic) : Optional.empty();
        made.ifPresent(form -> known.put(type, form));
        return made;
    }

    private Optional<Form> plain(Class<?> type) {
        if (type.isRecord() && type.getTypeParameters().length == 0) {
            return Optional.of(record(type));
        } else if (type.isEnum()) {
            return Optional.of(Scalars.constants(type));
        }
        Optional<Form> scalar = Scalars.of(type);
        return scalar.isEmpty() && isOurs(type) ? Optional.of(choice(type)) : scalar;
    }

    private static boolean isOurs(Class<?> type) {
        return type.isInterface() && !type.isAnnotation() && !type.getName().startsWith("java.");
    }

    private Form choice(Class<?> type) {
        ChoiceForm form = new ChoiceForm(type, this);
        known.put(type, form);
        form.complete(Choices.of(type));
        return form;
    }

    private Optional<Form> generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return form(arguments[0]).map(OptionalForm::of);
        } else if (raw == List.class || raw == Collection.class || raw == Set.class) {
            return form(arguments[0]).map(inner -> new ListForm(inner, raw == Set.class));
        } else if (raw == Map.class && isKey(arguments[0])) {
            Optional<Form> key = form(arguments[0]);
            return form(arguments[1]).map(value -> new MapForm(key.orElseThrow(), value));
        }
        return isOurs(raw) ? Optional.of(choice(raw)) : Optional.empty();
    }

    private static boolean isKey(Type type) {
        return type == String.class || (type instanceof Class<?> plain && plain.isEnum());
    }

    private Form either(Class<?> type, ScalarForm alone) {
        RecordForm whole = new RecordForm(type);
        whole.complete(Arrays.stream(type.getRecordComponents())
                .map(component -> Field.of(component, Scalars.path()))
                .toList());
        return new EitherForm(alone, whole);
    }

    private static OptionalForm optional(Class<?> type, Function<Object, Object> present, Object absent) {
        return new OptionalForm(Scalars.of(type).orElseThrow(), present, absent);
    }
}
