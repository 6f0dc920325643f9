package io.penstock.transform.feature;

import io.penstock.columns.Reducer;
import io.penstock.columns.RowType;
import io.penstock.model.ProblemType;
import io.penstock.transform.expression.Condition;
import io.penstock.transform.expression.Kernel;
import java.util.List;
import java.util.stream.Stream;

/**
 * Any number of tags.
 *
 * @param names of the tags, each once
 * @param conditions hold where a row has the tag; rows where one is missing have no label
 */
public record Tags(List<String> names, List<Condition> conditions) implements Label {

    /** Copies and checks the lists. */
    public Tags {
        names = List.copyOf(names);
        conditions = List.copyOf(conditions);
        if (names.isEmpty()
                || names.size() != conditions.size()
                || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "Tags '%s' are to be at least one, have a condition each, and differ.".formatted(names));
        }
    }

    /** Returns this label with another tag. */
    public Tags and(String name, Condition condition) {
        return new Tags(
                Stream.concat(names.stream(), Stream.of(name)).toList(),
                Stream.concat(conditions.stream(), Stream.of(condition)).toList());
    }

    @Override
    public ProblemType problem() {
        return new ProblemType.MultilabelClassification(names);
    }

    @Override
    public Stream<String> columns() {
        return conditions.stream().flatMap(Condition::columns).distinct();
    }

    @Override
    public Reducer<?, FittedLabel> analyzer(RowType rows) {
        conditions.forEach(condition -> condition.kernel(rows));
        return Analyzers.nothing(new FittedLabel(this, problem()));
    }

    @Override
    public List<Kernel> kernels(ProblemType fitted, RowType rows) {
        return conditions.stream().map(condition -> condition.kernel(rows)).toList();
    }

    @Override
    public String toString() {
        return conditions.toString();
    }
}
