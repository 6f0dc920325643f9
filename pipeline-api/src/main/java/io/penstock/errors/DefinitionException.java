package io.penstock.errors;

import java.util.List;

/** A pipeline, component or configuration is wrong as written; its author must act. Lists every problem of one definition. */
public final class DefinitionException extends PenstockException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** Creates an exception for a single problem. */
    public DefinitionException(String problem) {
        this(problem, List.of(problem));
    }

    /** Creates an exception for a single problem that something else showed. */
    public DefinitionException(String problem, Throwable cause) {
        super(problem, cause, null, null);
        this.problems = List.of(problem);
    }

    /**
     * Creates an exception for all problems of one definition.
     *
     * @param heading what was being defined
     * @param problems a sentence each, at least one
     */
    public DefinitionException(String heading, List<String> problems) {
        super(message(heading, problems), null, null, null);
        this.problems = List.copyOf(problems);
    }

    /** Returns every problem, a sentence each. */
    public List<String> problems() {
        return problems;
    }

    private static String message(String heading, List<String> problems) {
        return problems.equals(List.of(heading)) ? heading : heading + "\n  - " + String.join("\n  - ", problems);
    }
}
