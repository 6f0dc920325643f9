package io.penstock.testing.model;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.ModelDescription;
import io.penstock.model.ProblemType;
import io.penstock.model.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model whose scores are columns of the rows, for tests of what uses models: evaluation, gates, serving. Made without
 * training; its digest depends on its settings alone.
 *
 * @param problem what it answers
 * @param label the FLOAT64 column that holds the label: a class index or a number, or missing
 * @param scores the FLOAT64 columns that hold its scores, as many as the problem has; 0 where missing
 */
public record ColumnModel(ProblemType problem, String label, List<String> scores) {

    static final String FRAMEWORK = "columns";
    static final String FILE = "columns.json";

    /** Checks the number of scores. */
    public ColumnModel {
        scores = List.copyOf(scores);
        if (scores.size() != problem.scores()) {
            throw new IllegalArgumentException(
                    "'%s' needs %d scores, got the columns %s.".formatted(problem, problem.scores(), scores));
        }
    }

    /** Returns a model of two classes, {@code no} and {@code yes}, with the label in {@code label}. */
    public static ColumnModel binary(String score) {
        return new ColumnModel(new ProblemType.BinaryClassification("no", "yes"), "label", List.of(score));
    }

    /** Writes the model into a directory, which is made. */
    public Model write(Path directory) throws IOException {
        Path transform = Files.createDirectories(directory.resolve(Model.TRANSFORM));
        Files.writeString(transform.resolve(FILE), CanonicalJson.write(this));
        return Model.write(directory, new ModelDescription(FRAMEWORK, FRAMEWORK, signature(), "{}", List.of()));
    }

    Signature signature() {
        RowType inputs = new RowType(
                scores.stream().map(name -> new Field(name, ColumnType.FLOAT64)).toList());
        List<Feature> features =
                scores.stream().<Feature>map(Feature.Numeric::new).toList();
        return new Signature(inputs, features, problem);
    }
}
