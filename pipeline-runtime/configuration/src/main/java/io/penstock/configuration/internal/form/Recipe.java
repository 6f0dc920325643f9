package io.penstock.configuration.internal.form;

import io.penstock.errors.DefinitionException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way to make a record of some of its components, which gives the others their defaults.
 *
 * @param needs the components that it takes, in its order
 * @param maker a constructor, or a static method without parameters
 */
record Recipe(List<String> needs, Executable maker) {

    /** A static method of this name gives a record in which everything is a default. */
    private static final String DEFAULTS = "defaults";

    /** Returns the ways that take fewer than all components, those that take the fewest first. */
    static List<Recipe> smaller(Class<?> type) {
        return Stream.concat(factories(type), constructors(type))
                .sorted(Comparator.comparing(recipe -> recipe.needs().size()))
                .toList();
    }

    /** Returns the canonical constructor. */
    static Recipe canonical(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] signature =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return of(names(components), type.getDeclaredConstructor(signature));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Record %s has no canonical constructor.".formatted(type.getName()), e);
        }
    }

    /** Makes a record; what the constructor throws is the cause of the exception. */
    Object make(List<Object> arguments) throws InvocationTargetException {
        try {
            return maker instanceof Method method
                    ? method.invoke(null, arguments.toArray())
                    : ((Constructor<?>) maker).newInstance(arguments.toArray());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new DefinitionException("%s cannot be called: %s.".formatted(maker, e));
        }
    }

    static <T extends AccessibleObject> T opened(T member) {
        if (!member.trySetAccessible()) {
            throw new DefinitionException(
                    "%s cannot be used. Open its package to io.penstock.configuration or make it public."
                            .formatted(member));
        }
        return member;
    }

    private static Recipe of(List<String> needs, Executable maker) {
        return new Recipe(needs, opened(maker));
    }

    private static Stream<Recipe> factories(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(DEFAULTS) && method.getParameterCount() == 0)
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                .map(method -> of(List.of(), method));
    }

    private static Stream<Recipe> constructors(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() < components.length)
                .filter(constructor -> !Modifier.isPrivate(constructor.getModifiers()))
                .flatMap(constructor -> needs(constructor, components).map(needs -> of(needs, constructor)).stream());
    }

    /** By the parameters' names; where the compiler kept none, the parameters are the first components. */
    private static Optional<List<String>> needs(Constructor<?> constructor, RecordComponent[] components) {
        Parameter[] parameters = constructor.getParameters();
        boolean named = Arrays.stream(parameters).allMatch(Parameter::isNamePresent);
        List<String> names = named
                ? Arrays.stream(parameters).map(Parameter::getName).toList()
                : names(components).subList(0, parameters.length);
        return fits(parameters, names, components) ? Optional.of(names) : Optional.empty();
    }

    private static boolean fits(Parameter[] parameters, List<String> names, RecordComponent[] components) {
        for (int i = 0; i < parameters.length; i++) {
            Parameter parameter = parameters[i];
            String name = names.get(i);
            if (Arrays.stream(components)
                    .noneMatch(component -> component.getName().equals(name)
                            && component.getGenericType().equals(parameter.getParameterizedType()))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(RecordComponent[] components) {
        return Arrays.stream(components).map(RecordComponent::getName).toList();
    }
}
