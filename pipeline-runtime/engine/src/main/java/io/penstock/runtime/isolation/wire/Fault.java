package io.penstock.runtime.isolation.wire;

import io.penstock.errors.ComponentException;
import io.penstock.errors.DataException;
import io.penstock.errors.DefinitionException;
import io.penstock.errors.EnvironmentException;
import io.penstock.errors.PenstockException;
import io.penstock.errors.Transience;
import io.penstock.runtime.execution.Failure;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a component threw, to be thrown again in another JVM.
 *
 * @param kind who must act
 * @param reason what a person is told first
 * @param canPass whether trying again may help
 * @param classes the names of all classes of it and its causes, for those who look for one
 * @param thrown what it looked like
 */
public record Fault(Kind kind, String reason, boolean canPass, Set<String> classes, Thrown thrown) {

    /** Copies the names. */
    public Fault {
        classes = Set.copyOf(classes);
    }

    /** Who must act. */
    public enum Kind {
        /** The author of the pipeline. */
        DEFINITION,
        /** The owner of the data. */
        DATA,
        /** The author of the component. */
        COMPONENT,
        /** The operator. */
        ENVIRONMENT
    }

    /** Describes what was thrown. */
    public static Fault of(Throwable thrown) {
        return new Fault(
                kind(thrown), Failure.reason(thrown), Transience.canPass(thrown), classes(thrown), Thrown.of(thrown));
    }

    /** Returns whether an exception or error of a class is among what was thrown. */
    public boolean has(Class<? extends Throwable> type) {
        return classes.contains(type.getName());
    }

    /**
     * Returns an exception that says the same and can pass if the original could.
     *
     * @param also names of classes of exceptions that can pass too
     */
    public PenstockException exception(Set<String> also) {
        boolean passes = canPass || classes.stream().anyMatch(also::contains);
        ThrownElsewhere cause = thrown.again(passes);
        return switch (kind) {
            case DEFINITION -> new DefinitionException(reason);
            case DATA -> new DataException(reason, cause);
            case COMPONENT -> new ComponentException(reason, cause);
            case ENVIRONMENT -> new EnvironmentException(reason, cause);
        };
    }

    private static Kind kind(Throwable thrown) {
        if (thrown instanceof DefinitionException) {
            return Kind.DEFINITION;
        }
        if (thrown instanceof DataException) {
            return Kind.DATA;
        }
        return thrown instanceof EnvironmentException ? Kind.ENVIRONMENT : Kind.COMPONENT;
    }

    private static Set<String> classes(Throwable thrown) {
        Set<String> names = new TreeSet<>();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
                names.add(type.getName());
            }
        }
        return names;
    }
}
