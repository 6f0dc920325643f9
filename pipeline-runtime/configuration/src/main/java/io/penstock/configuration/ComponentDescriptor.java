package io.penstock.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.Step;
import io.penstock.StepShape;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.EnvironmentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What others need to know of a component to use it: its class, inputs, outputs, and configuration as JSON Schema. It is made from
 * the class itself, so that it cannot say anything else; an artifact only lists its classes, a name in each line of the resource
 * {@value #LIST}. Lines that begin with {@code #} are remarks.
 *
 * @param type the name of the class
 * @param origin where its list was found
 * @param inputs in the order of the record
 * @param outputs in the order of their record
 * @param configuration the JSON Schema of its other fields
 */
public record ComponentDescriptor(
        String type, String origin, List<StepShape.Slot> inputs, List<StepShape.Slot> outputs, String configuration) {

    /** The resource that lists the components of an artifact. */
    public static final String LIST = "META-INF/penstock/components";

    /** Copies the lists. */
    public ComponentDescriptor {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * Describes a component.
     *
     * @throws DefinitionException if the class is not one
     */
    public static ComponentDescriptor of(Class<? extends Step<?>> step) {
        return of(step, step.getName());
    }

    /**
     * Describes every component that the artifacts list which a class loader sees, in the order of names.
     *
     * @throws DefinitionException if a list names what is not there, or is no component
     */
    public static List<ComponentDescriptor> found(ClassLoader loader) {
        List<ComponentDescriptor> found = new ArrayList<>();
        try {
            for (URL list : Collections.list(loader.getResources(LIST))) {
                names(list).forEach(name -> found.add(of(step(name, loader, list), origin(list))));
            }
        } catch (IOException e) {
            throw new EnvironmentException("The lists of components cannot be read: " + e, e);
        }
        found.sort(Comparator.comparing(ComponentDescriptor::type));
        return found;
    }

    /** Returns the simple name of the class. */
    public String name() {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    /** Returns this as JSON. */
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name()).put("type", type).put("origin", origin);
        json.set("inputs", json(inputs));
        json.set("outputs", json(outputs));
        try {
            json.set("configuration", new ObjectMapper().readTree(configuration));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema of '%s' is no JSON.".formatted(type), e);
        }
        return json;
    }

    private static ArrayNode json(List<StepShape.Slot> slots) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        slots.forEach(slot -> json.addObject()
                .put("name", slot.name())
                .put("type", slot.type().getTypeName())
                .put("arity", slot.arity().name().toLowerCase(Locale.ROOT)));
        return json;
    }

    private static ComponentDescriptor of(Class<? extends Step<?>> step, String origin) {
        StepShape shape = StepShape.of(step);
        return new ComponentDescriptor(
                step.getName(), origin, shape.inputs(), shape.outputs(), ParameterSchema.ofConfiguration(step));
    }

    private static Set<String> names(URL list) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
            Set<String> names = new LinkedHashSet<>();
            lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(names::add);
            return names;
        }
    }

    @SuppressWarnings("unchecked") // a step's class is a class of steps
    private static Class<? extends Step<?>> step(String name, ClassLoader loader, URL list) {
        try {
            return (Class<? extends Step<?>>) Class.forName(name, false, loader).asSubclass(Step.class);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new DefinitionException(
                    "'%s' lists class '%s', which cannot be loaded: %s".formatted(list, name, e), e);
        } catch (ClassCastException e) {
            throw new DefinitionException(
                    "'%s' lists class '%s', which is neither a Component nor a Resolver.".formatted(list, name), e);
        }
    }

    /** The jar or directory that a list is in. */
    private static String origin(URL list) {
        String place = list.toString();
        String root = place.substring(0, place.length() - LIST.length()).replaceFirst("!?/$", "");
        return root.replaceFirst("^jar:", "").replaceFirst("^file:", "");
    }
}
