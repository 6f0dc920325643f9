package io.penstock.training;

import io.penstock.MetricLog;
import io.penstock.json.CanonicalJson;
import io.penstock.model.Estimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Passes measurements on and keeps them for the training log. Thread-safe. */
final class LogRecorder implements MetricLog {

    private final MetricLog next;
    private final Map<String, List<Point>> series = new TreeMap<>();

    private record Point(long step, double value) {}

    LogRecorder(MetricLog next) {
        this.next = next;
    }

    @Override
    public synchronized void metric(String name, long step, double value) {
        series.computeIfAbsent(name, key -> new ArrayList<>()).add(new Point(step, value));
        next.metric(name, step, value);
    }

    synchronized TrainingLog of(Estimator estimator) {
        List<TrainingLog.Series> all = new ArrayList<>();
        series.forEach((name, points) -> all.add(new TrainingLog.Series(
                name,
                points.stream().map(Point::step).toList(),
                points.stream().map(Point::value).toList())));
        return new TrainingLog(estimator.framework(), CanonicalJson.write(estimator), all);
    }
}
