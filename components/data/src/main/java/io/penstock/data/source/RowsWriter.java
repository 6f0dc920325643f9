package io.penstock.data.source;

import io.penstock.data.internal.Crew;
import java.io.IOException;

/** Converts the rows of pieces and delivers them. Used by one thread at a time. */
final class RowsWriter implements Crew.Worker<Slot<RowsWriter.Piece>> {

    private final Delivery delivery;

    /**
     * Rows and what becomes of them.
     *
     * @param number of the piece, from 0
     * @param rows as they were read
     * @param conversion to the type that is asked for
     * @param origin what bad rows name as their place; empty if there is only one
     */
    record Piece(long number, Rows rows, Conversion conversion, String origin) {

        Piece(Rows rows, Conversion conversion, String origin) {
            this(0, rows, conversion, origin);
        }

        Piece numbered(long place) {
            return new Piece(place, rows, conversion, origin);
        }
    }

    RowsWriter(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void work(Slot<Piece> slot) throws IOException, InterruptedException {
        write(slot.take());
    }

    void write(Piece piece) throws IOException, InterruptedException {
        Rows rows = piece.conversion().apply(piece.rows());
        delivery.bring(piece.number(), rows.batch(), rows.badRows(), piece.origin());
    }
}
