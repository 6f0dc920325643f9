package io.penstock.columns;

import io.penstock.errors.DataException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Several reducers in one pass over the rows; the result lists theirs in order.
 *
 * @param <R> what their results have in common
 * @param parts the reducers, at least one
 */
public record ProductReducer<R>(List<Reducer<?, ? extends R>> parts) implements Reducer<List<Object>, List<R>> {

    private static final byte VERSION = 1;

    /** Copies the list. */
    public ProductReducer {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A product needs at least one reducer.");
        }
    }

    @Override
    public List<Object> zero() {
        List<Object> partials = new ArrayList<>(parts.size());
        parts.forEach(part -> partials.add(part.zero()));
        return partials;
    }

    @Override
    public void add(List<Object> into, Batch rows) {
        for (int i = 0; i < parts.size(); i++) {
            part(i).add(into.get(i), rows);
        }
    }

    @Override
    public void merge(List<Object> into, List<Object> other) {
        for (int i = 0; i < parts.size(); i++) {
            part(i).merge(into.get(i), other.get(i));
        }
    }

    @Override
    public List<R> finish(List<Object> total) {
        List<R> results = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            results.add(part(i).finish(total.get(i)));
        }
        return List.copyOf(results);
    }

    @Override
    public byte[] encode(List<Object> partial) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        for (int i = 0; i < parts.size(); i++) {
            byte[] bytes = part(i).encode(partial.get(i));
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    @Override
    public List<Object> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Object> partials = new ArrayList<>(parts.size());
        try {
            if (in.get() != VERSION) {
                throw new DataException(
                        "Partial results of version '%s' are not of version '%d'.".formatted(bytes[0], VERSION));
            }
            for (int i = 0; i < parts.size(); i++) {
                partials.add(part(i).decode(next(in)));
            }
        } catch (BufferUnderflowException e) {
            throw new DataException(
                    "%d bytes are not the partial results of %d reducers.".formatted(bytes.length, parts.size()), e);
        }
        return partials;
    }

    @Override
    public boolean ordered() {
        return parts.stream().anyMatch(Reducer::ordered);
    }

    private static byte[] next(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** A reducer only ever gets the partial results that it made itself. */
    @SuppressWarnings("unchecked")
    private Reducer<Object, ? extends R> part(int index) {
        return (Reducer<Object, ? extends R>) parts.get(index);
    }
}
