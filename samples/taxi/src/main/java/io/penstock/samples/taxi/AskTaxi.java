package io.penstock.samples.taxi;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.Row;
import io.penstock.errors.PenstockException;
import io.penstock.model.Prediction;
import io.penstock.model.Prediction.Classification;
import io.penstock.release.ServingModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the pushed model about one trip. Needs nothing of the runtime that made it. */
public final class AskTaxi {

    private AskTaxi() {}

    /**
     * Prints what the model says.
     *
     * @param arguments the serving directory, then {@code column=value} for what is known of the trip
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("Usage: AskTaxi SERVING-DIRECTORY column=value ...");
            System.exit(2);
        }
        try {
            ask(Path.of(arguments[0]), Arrays.asList(arguments).subList(1, arguments.length), System.out);
        } catch (PenstockException | IllegalArgumentException e) { // what the person at the keyboard can mend
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Asks the model in a serving directory. */
    static void ask(Path serving, List<String> trip, PrintStream out) throws IOException {
        try (ServingModel model = ServingModel.open(serving)) {
            Prediction answer = model.predict(row(model, trip));
            out.println("Model %s, version %d: %s".formatted(model.digest().brief(), model.version(), text(answer)));
        }
    }

    private static String text(Prediction answer) {
        return answer instanceof Classification found
                ? "%s, with a probability of %.3f".formatted(found.label(), found.probability())
                : answer.toString();
    }

    private static Row row(ServingModel model, List<String> trip) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String assignment : trip) {
            int sign = assignment.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("'%s' is not column=value.".formatted(assignment));
            }
            Field field = model.signature().inputs().require(assignment.substring(0, sign));
            values.put(field.name(), value(field, assignment.substring(sign + 1)));
        }
        return Row.of(values);
    }

    private static Object value(Field field, String text) {
        if (field.type() == ColumnType.TEXT) {
            return text;
        }
        try {
            return field.type() == ColumnType.INT64 ? (Object) Long.valueOf(text) : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s=%s' is not a number. Column '%s' is %s."
                            .formatted(field.name(), text, field.name(), field.type()),
                    e);
        }
    }
}
