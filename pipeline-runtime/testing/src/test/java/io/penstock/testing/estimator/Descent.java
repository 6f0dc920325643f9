package io.penstock.testing.estimator;

import io.penstock.Library;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Checkpoints.Checkpoint;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Estimator;
import io.penstock.model.Model;
import io.penstock.model.ProblemType;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.model.rows.TrainingRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Least squares by steepest descent, which breaks one promise of an estimator. */
record Descent(int steps, Optional<EarlyStopping> earlyStopping, Fault fault) implements Estimator {

    static final String FRAMEWORK = "descent";
    static final String FILE = "weights.json";

    private static final int KINDS = 3;
    private static final double RATE = 0.1;
    private static final int STEPS_BETWEEN_CHECKPOINTS = 5;

    /** What is wrong with it. */
    enum Fault {
        NONE,
        NEVER_STOPS_EARLY,
        LOOKS_LATE_FOR_ROWS_TO_WATCH,
        KEEPS_ITS_LAST_STEP,
        LOGS_AFTER_SAVING,
        LOGS_A_STEP_TWICE,
        LOGS_A_CONSTANT,
        IGNORES_WEIGHTS,
        DEPENDS_ON_THREADS,
        NEVER_ASKS_WHETHER_TO_STOP
    }

    record Weights(List<Double> values) {

        double score(double[] row) {
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                sum += values.get(i) * row[i];
            }
            return sum;
        }
    }

    /** Weights after each step, and the losses of the rows to learn from and of those to watch. */
    private record State(List<Weights> all, List<Double> trained, List<Double> losses) {

        Weights last() {
            return all.get(all.size() - 1);
        }

        int step() {
            return all.size() - 1;
        }
    }

    /** Rows with a category in the second place, spread out, and a one at the end. */
    @SuppressWarnings("ArrayRecordComponent") // rows are not compared
    private record Rows(List<double[]> rows, double[] labels, double[] weights) {

        static Rows of(TrainingRows given, TrainingContext context) throws InterruptedException {
            double[] all = given.doubles(-1, context);
            List<double[]> rows = new ArrayList<>();
            for (int row = 0; row < given.size(); row++) {
                rows.add(spread(all, row * given.slots()));
            }
            return new Rows(rows, given.labels(), given.weights());
        }

        Rows weighingTheSame() {
            double[] ones = new double[weights.length];
            Arrays.fill(ones, 1);
            return new Rows(rows, labels, ones);
        }

        double loss(Weights model) {
            double sum = 0;
            for (int i = 0; i < labels.length; i++) {
                double error = model.score(rows.get(i)) - labels[i];
                sum += weights[i] * error * error;
            }
            return sum / DoubleStream.of(weights).sum();
        }

        Weights better(Weights model) {
            double[] gradient = new double[rows.get(0).length];
            for (int i = 0; i < labels.length; i++) {
                double error = weights[i] * (model.score(rows.get(i)) - labels[i]);
                for (int j = 0; j < gradient.length; j++) {
                    gradient[j] += error * rows.get(i)[j];
                }
            }
            double all = DoubleStream.of(weights).sum();
            double[] next = new double[gradient.length];
            Arrays.setAll(next, j -> model.values().get(j) - RATE * gradient[j] / all);
            return new Weights(Arrays.stream(next).boxed().toList());
        }
    }

    static double[] spread(double[] vectors, int from) {
        double[] row = new double[KINDS + 4];
        row[0] = vectors[from];
        row[1] = vectors[from + 2];
        row[2] = vectors[from + 3];
        if (vectors[from + 1] >= 0) {
            row[3 + (int) vectors[from + 1]] = 1;
        }
        row[KINDS + 3] = 1;
        return row;
    }

    @Override
    public String framework() {
        return FRAMEWORK;
    }

    @Override
    public boolean supports(ProblemType problem) {
        return problem.equals(EstimatorContract.NUMBER);
    }

    @Override
    public List<Library> libraries() {
        return List.of(new Library(FRAMEWORK, "1"));
    }

    @Override
    public Model fit(TrainingSet set, TrainingContext context) throws IOException, InterruptedException {
        if (fault != Fault.LOOKS_LATE_FOR_ROWS_TO_WATCH) {
            requireWatched(set);
        }
        Rows rows = Rows.of(set.rows(), context);
        Optional<Rows> watched =
                set.watched().isPresent() ? Optional.of(Rows.of(set.watched().get(), context)) : Optional.empty();
        State end = run(fault == Fault.IGNORES_WEIGHTS ? rows.weighingTheSame() : rows, watched, context);
        Weights weights = isOfTheBest() ? end.all.get(judged(end).best() + 1) : end.last();
        boolean other = fault == Fault.DEPENDS_ON_THREADS && context.threads() > 1;
        Files.writeString(
                context.directory().resolve(FILE), CanonicalJson.write(other ? rows.better(weights) : weights));
        return describe(set, context);
    }

    private boolean isOfTheBest() {
        return earlyStopping.isPresent() && fault != Fault.KEEPS_ITS_LAST_STEP && fault != Fault.NEVER_STOPS_EARLY;
    }

    private EarlyStopping.State judged(State state) {
        return earlyStopping
                .orElseThrow()
                .judge(state.losses.stream().mapToDouble(loss -> loss).toArray());
    }

    private State run(Rows rows, Optional<Rows> watched, TrainingContext context)
            throws IOException, InterruptedException {
        State state = begin(context);
        while (state.step() < steps && !isEnough(state)) {
            if (fault != Fault.NEVER_ASKS_WHETHER_TO_STOP) {
                context.checkCancelled();
            }
            state = step(state, rows, watched.orElse(rows), context);
        }
        return state;
    }

    private boolean isEnough(State state) {
        return fault != Fault.NEVER_STOPS_EARLY
                && earlyStopping.isPresent()
                && state.step() > 0
                && judged(state).stop();
    }

    private State begin(TrainingContext context) throws IOException {
        Optional<Checkpoint> latest = context.checkpoints().latest();
        if (latest.isPresent()) {
            State state = read(latest.get().directory(), State.class);
            if (fault == Fault.LOGS_A_STEP_TWICE) {
                log(state, context);
            }
            return state;
        }
        Weights start = context.warmStart().isPresent()
                ? read(context.warmStart().get().directory(), Weights.class)
                : new Weights(Collections.nCopies(KINDS + 4, 0.0));
        return new State(List.of(start), List.of(), List.of());
    }

    private static <T> T read(Path directory, Class<T> type) throws IOException {
        return CanonicalJson.read(Files.readString(directory.resolve(FILE)), type, FILE);
    }

    private State step(State before, Rows rows, Rows watched, TrainingContext context) throws IOException {
        Weights next = rows.better(before.last());
        State state = new State(
                with(before.all, next), with(before.trained, rows.loss(next)), with(before.losses, watched.loss(next)));
        if (fault != Fault.LOGS_AFTER_SAVING) {
            log(state, context);
        }
        if (state.step() % STEPS_BETWEEN_CHECKPOINTS == 0) {
            context.checkpoints()
                    .save(state.step(), place -> Files.writeString(place.resolve(FILE), CanonicalJson.write(state)));
        }
        if (fault == Fault.LOGS_AFTER_SAVING) {
            log(state, context);
        }
        return state;
    }

    private static <T> List<T> with(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    private void log(State state, TrainingContext context) {
        int last = state.step() - 1;
        context.log().metric("loss", state.step(), fault == Fault.LOGS_A_CONSTANT ? 1 : state.trained.get(last));
        context.log().metric("validation loss", state.step(), state.losses.get(last));
    }
}
