package io.penstock.configuration;

import io.penstock.configuration.internal.form.Forms;
import io.penstock.configuration.internal.form.Reading;
import io.penstock.configuration.internal.form.Spot;
import io.penstock.configuration.internal.tree.Overrides;
import io.penstock.configuration.internal.tree.Problems;
import io.penstock.configuration.internal.tree.Tree;
import io.penstock.errors.DefinitionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the parameter record of a pipeline from YAML or JSON, with overrides.
 *
 * <p>A component that is not given takes its value from the smallest constructor whose parameters are given; one without
 * parameters, or a static method {@code defaults()}, gives all of them. Parameters are matched to components by name and type;
 * if the class was compiled without names of parameters, they are taken for the first components. What remains must be given,
 * except that an {@code Optional} or a collection is empty.
 *
 * <p>Relative paths start in the directory of the file they are written in; those of overrides and defaults in the working
 * directory. A {@code Secret} is given as <code>${env:NAME}</code> or <code>${file:PATH}</code>; the reference is kept and
 * the value is not read. Nowhere else is a reference allowed.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <P> the record
 */
public final class ParameterReader<P extends Record> {

    private final Class<P> type;
    private final Map<String, String> environment;

    ParameterReader(Class<P> type, Map<String, String> environment) {
        this.type = type;
        this.environment = environment;
    }

    /** Returns a reader of a record class, which looks for the variables of secrets in the environment of this process. */
    public static <P extends Record> ParameterReader<P> of(Class<P> type) {
        return new ParameterReader<>(type, System.getenv());
    }

    /**
     * Reads a file, in JSON if its name ends in {@code .json}, else in YAML.
     *
     * @param overrides each {@code key=value}; dots in the key lead into records, and lists and mappings are written as
     *     <code>[a, b]</code> and <code>{a: b}</code>
     * @throws DefinitionException with all that is wrong, a line each: file, line and column, dotted path, value, what is expected
     * @throws io.penstock.errors.EnvironmentException if the file cannot be read
     */
    public P read(Path file, List<String> overrides) {
        return read(ParameterText.of(file), overrides);
    }

    /** Reads parameters that are given by overrides alone. */
    public P read(List<String> overrides) {
        return read(ParameterText.none(), overrides);
    }

    /** Reads a text, as {@link #read(Path, List)} does a file. */
    public P read(ParameterText text, List<String> overrides) {
        Problems problems = new Problems();
        Optional<Object> record = text.tree(problems)
                .map(tree -> Overrides.over(tree, overrides, problems))
                .flatMap(tree -> read(tree, problems));
        problems.orThrow("%s does not give the parameters %s.".formatted(named(text), type.getSimpleName()));
        return type.cast(record.orElseThrow());
    }

    private Optional<Object> read(Tree tree, Problems problems) {
        return Optional.ofNullable(Forms.of(type).read(new Spot(tree, "", null), new Reading(problems, environment)));
    }

    private static String named(ParameterText text) {
        return "'" + text.name() + "'";
    }
}
