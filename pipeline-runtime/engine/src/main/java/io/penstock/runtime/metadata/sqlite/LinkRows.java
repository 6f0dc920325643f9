package io.penstock.runtime.metadata.sqlite;

import io.penstock.runtime.metadata.Event.Outcome;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionLinks;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the rows of one answer. Most executions beside each other are of one run, whose names are read once. */
final class LinkRows {

    private long number;
    private String run = "";
    private String pipeline = "";

    ExecutionLinks read(ResultSet row) throws SQLException {
        long sequence = row.getLong(1);
        readRun(row);
        FinishedBody.Links links = FinishedBody.links(row.getBytes(10), sequence);
        return new ExecutionLinks(
                sequence,
                new ExecutionId(run, Cells.text(row, 5), Cells.text(row, 6), row.getInt(7)),
                pipeline,
                Outcome.valueOf(Cells.text(row, 8)),
                Cells.instant(row.getLong(9)),
                links.inputs(),
                links.outputs());
    }

    private void readRun(ResultSet row) throws SQLException {
        long next = row.getLong(2);
        if (next != number) {
            number = next;
            run = Cells.text(row, 3);
            pipeline = Cells.text(row, 4);
        }
    }
}
