package io.penstock.tribuo.internal.rows;

import io.penstock.model.ProblemType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.multilabel.MultiLabel;
import org.tribuo.multilabel.MultiLabelFactory;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * What the rows are to be answered with, as Tribuo says it.
 *
 * @param factory of their kind
 * @param of the answer of a row by its number
 */
public record Answers<T extends Output<T>>(OutputFactory<T> factory, IntFunction<T> of) {

    /** The name of the one number of a regression. */
    public static final String NUMBER = "label";

    private static final Event EXPECTED = new Event(Event.EventType.EXPECTED);
    private static final ClusterID UNASSIGNED = new ClusterID(ClusterID.UNASSIGNED);

    /** Returns the classes of some rows. */
    public static Answers<Label> classes(ProblemType problem, double[] labels) {
        List<String> classes = ((ProblemType.Classification) problem).classes();
        return new Answers<>(new LabelFactory(), row -> new Label(classes.get((int) labels[row])));
    }

    /** Returns the numbers of some rows. */
    public static Answers<Regressor> numbers(double[] labels) {
        return new Answers<>(new RegressionFactory(), row -> new Regressor(NUMBER, labels[row]));
    }

    /** Returns the tags of some rows. */
    public static Answers<MultiLabel> tags(ProblemType problem, double[] labels) {
        List<String> tags = ((ProblemType.MultilabelClassification) problem).tags();
        return new Answers<>(new MultiLabelFactory(), row -> tags(tags, labels, row));
    }

    private static MultiLabel tags(List<String> tags, double[] labels, int row) {
        Set<Label> chosen = new HashSet<>();
        for (int tag = 0; tag < tags.size(); tag++) {
            if (labels[row * tags.size() + tag] == 1) {
                chosen.add(new Label(tags.get(tag)));
            }
        }
        return new MultiLabel(chosen);
    }

    /** Returns no clusters yet. */
    public static Answers<ClusterID> clusters() {
        return new Answers<>(new ClusteringFactory(), row -> UNASSIGNED);
    }

    /** Returns that rows are as expected, whatever their label says: Tribuo learns from such only. */
    public static Answers<Event> events() {
        return new Answers<>(new AnomalyFactory(), row -> EXPECTED);
    }
}
