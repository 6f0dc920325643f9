package io.penstock.evaluation.internal;

import io.penstock.evaluation.Performance;
import io.penstock.evaluation.Slice;
import io.penstock.evaluation.SliceResult;
import io.penstock.evaluation.tally.ScoredRows;
import io.penstock.evaluation.tally.Tally.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was counted of one slice, for each model. Not thread-safe. */
final class SliceCount {

    final Yardstick yardstick;
    final Room room;
    final List<List<Object>> models = new ArrayList<>();
    long rows;
    long unlabelled;

    SliceCount(Yardstick yardstick, Room room, int models) {
        this.yardstick = yardstick;
        this.room = room;
        for (int i = 0; i < models; i++) {
            this.models.add(yardstick.zero(room));
        }
    }

    /**
     * Adds rows.
     *
     * @param scored the same rows by each model
     * @param labelled those of the slice that have a label
     * @param all how many are in the slice
     */
    void add(List<ScoredRows> scored, int[] labelled, int all) {
        rows += labelled.length;
        unlabelled += all - labelled.length;
        for (int i = 0; i < models.size(); i++) {
            yardstick.add(models.get(i), scored.get(i), labelled);
        }
    }

    void merge(SliceCount other) {
        rows += other.rows;
        unlabelled += other.unlabelled;
        for (int i = 0; i < models.size(); i++) {
            yardstick.merge(models.get(i), other.models.get(i));
        }
    }

    SliceResult result(Slice slice) {
        List<Performance> measured =
                models.stream().map(totals -> yardstick.measure(totals, room)).toList();
        Optional<Performance> incumbent = measured.stream().skip(1).findFirst();
        return new SliceResult(slice, rows, unlabelled, measured.get(0), incumbent);
    }
}
