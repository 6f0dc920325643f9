package io.penstock.training;

import io.penstock.MetricLog;
import io.penstock.errors.ComponentException;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Estimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Passes measurements on and keeps them for the training log. Stops a training whose measurements are no longer numbers.
 * Thread-safe.
 */
final class LogRecorder implements MetricLog {

    private final MetricLog next;
    private final Map<String, Points> series = new TreeMap<>();

    private record Points(List<Long> steps, List<Double> values) {}

    LogRecorder(MetricLog next) {
        this.next = next;
    }

    /** @throws ComponentException if the value is NaN or infinite: nothing that is computed from it can be learned from */
    @Override
    public synchronized void metric(String name, long step, double value) {
        next.metric(name, step, value);
        if (!Double.isFinite(value)) {
            throw new ComponentException(
                    "The training went astray: '%s' is '%s' at step %d. Lower the learning rate, scale the features, or look for extreme values."
                            .formatted(name, value, step));
        }
        Points points = series.computeIfAbsent(name, key -> new Points(new ArrayList<>(), new ArrayList<>()));
        points.steps.add(step);
        points.values.add(value);
    }

    /** Returns what was measured so far, ordered by name. */
    synchronized List<TrainingLog.Series> series() {
        List<TrainingLog.Series> all = new ArrayList<>();
        series.forEach((name, points) -> all.add(new TrainingLog.Series(name, points.steps, points.values)));
        return all;
    }

    /** Goes on where an earlier training was, as if this one had measured it. */
    synchronized void restore(List<TrainingLog.Series> earlier) {
        series.clear();
        for (TrainingLog.Series one : earlier) {
            for (int i = 0; i < one.steps().size(); i++) {
                metric(one.name(), one.steps().get(i), one.values().get(i));
            }
        }
    }

    TrainingLog of(Estimator estimator, TrainingUsage usage) {
        return new TrainingLog(estimator.framework(), CanonicalJson.write(estimator), series(), Optional.of(usage));
    }
}
