package io.penstock.djl;

import io.penstock.errors.DataException;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import io.penstock.model.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds in what a model differs from the network that is to start from it, whether or not the shapes are the same. */
final class StartCheck {

    private final Signature there;
    private final Signature here;
    private final List<String> differences = new ArrayList<>();

    private StartCheck(Signature there, Signature here) {
        this.there = there;
        this.here = here;
    }

    /**
     * Checks a model.
     *
     * @throws DataException that names all that differs
     */
    static void run(Model start, DjlEstimator estimator, Signature signature) throws IOException {
        StartCheck check = new StartCheck(start.description().signature(), signature);
        String framework = start.description().framework();
        if (framework.equals(DjlEstimator.FRAMEWORK)) {
            check.differences.addAll(Architecture.of(estimator).differences(Architecture.of(Networks.read(start))));
        } else {
            check.differences.add(
                    "it was trained by '%s' and not by '%s'".formatted(framework, DjlEstimator.FRAMEWORK));
        }
        check.compareProblems();
        check.compareFeatures();
        if (!check.differences.isEmpty()) {
            throw new DataException(
                    "Training cannot start from model '%s': %s. Take a model of an equal network and the same transform, or start without one."
                            .formatted(start.directory(), String.join("; ", check.differences)));
        }
    }

    private void compareProblems() {
        if (!there.problem().equals(here.problem())) {
            differences.add("it answers a '%s' and not a '%s'".formatted(there.problem(), here.problem()));
        }
    }

    private void compareFeatures() {
        List<String> others = names(there);
        if (!others.equals(names(here))) {
            differences.add("its features are %s and not %s".formatted(others, names(here)));
            return;
        }
        for (int i = 0; i < others.size(); i++) {
            compare(there.features().get(i), here.features().get(i));
        }
    }

    private static List<String> names(Signature signature) {
        return signature.features().stream().map(Feature::name).toList();
    }

    private void compare(Feature other, Feature own) {
        if (!kind(other).equals(kind(own))) {
            differences.add("feature '%s' is a %s there and a %s here".formatted(own.name(), kind(other), kind(own)));
        } else if (!other.equals(own)) {
            differences.add(vocabularies(other, own));
        }
    }

    private static String kind(Feature feature) {
        return feature instanceof Feature.Sequence text
                ? "Sequence of %d".formatted(text.length())
                : feature.getClass().getSimpleName();
    }

    private static String vocabularies(Feature other, Feature own) {
        List<String> theirs = vocabulary(other);
        List<String> ours = vocabulary(own);
        int first = 0;
        while (first < Math.min(theirs.size(), ours.size()) && theirs.get(first).equals(ours.get(first))) {
            first++;
        }
        return "the vocabulary of feature '%s' has %d values there and %d here, and differs from index %d on: '%s' and '%s'"
                .formatted(own.name(), theirs.size(), ours.size(), first, at(first, theirs), at(first, ours));
    }

    private static List<String> vocabulary(Feature feature) {
        if (feature instanceof Feature.Categorical categories) {
            return categories.vocabulary();
        }
        return feature instanceof Feature.Sequence text ? text.vocabulary() : List.of();
    }

    private static String at(int index, List<String> values) {
        return index < values.size() ? values.get(index) : "nothing";
    }
}
