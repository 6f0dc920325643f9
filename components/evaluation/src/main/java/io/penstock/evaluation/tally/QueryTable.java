package io.penstock.evaluation.tally;

import io.penstock.errors.DataException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The first rows of each query, by score and by relevance. Used by one thread at a time. */
public final class QueryTable {

    private static final byte VERSION = 1;

    /** Of equal scores the less relevant comes first, so that the order does not depend on that of the rows. */
    private static final Comparator<Ranked> BY_SCORE = Comparator.comparingDouble(Ranked::score)
            .reversed()
            .thenComparingDouble(Ranked::relevance)
            .thenComparingLong(Ranked::copy);

    private static final Comparator<Ranked> BY_RELEVANCE =
            Comparator.comparingDouble(Ranked::relevance).reversed().thenComparingLong(Ranked::copy);

    private final int first;
    private final Map<Double, Query> queries = new TreeMap<>();

    QueryTable(int first) {
        this.first = first;
    }

    /** A row; equal ones are told apart by a number. */
    private record Ranked(double score, double relevance, long copy) {}

    /** The first rows of one query. */
    public static final class Query {

        private final NavigableSet<Ranked> scored = new TreeSet<>(BY_SCORE);
        private final NavigableSet<Ranked> relevant = new TreeSet<>(BY_RELEVANCE);

        private Query() {}

        private void add(double score, double relevance, int first) {
            keep(scored, new Ranked(score, relevance, 0), first);
            keep(relevant, new Ranked(0, relevance, 0), first);
        }

        private static void keep(NavigableSet<Ranked> rows, Ranked row, int first) {
            Ranked unlike = row;
            while (!rows.add(unlike)) {
                unlike = new Ranked(row.score, row.relevance, unlike.copy + 1);
            }
            if (rows.size() > first) {
                rows.pollLast();
            }
        }

        private void merge(Query other, int first) {
            other.scored.forEach(row -> keep(scored, new Ranked(row.score, row.relevance, 0), first));
            other.relevant.forEach(row -> keep(relevant, new Ranked(0, row.relevance, 0), first));
        }

        /** Returns the relevance of the rows with the highest scores, highest score first. */
        public double[] inOrderOfScores() {
            return scored.stream().mapToDouble(Ranked::relevance).toArray();
        }

        /** Returns the relevance of the most relevant rows, highest first. */
        public double[] mostRelevant() {
            return relevant.stream().mapToDouble(Ranked::relevance).toArray();
        }
    }

    void add(double query, double score, double relevance) {
        queries.computeIfAbsent(query, key -> new Query()).add(score, relevance, first);
    }

    void merge(QueryTable other) {
        other.queries.forEach((query, rows) ->
                queries.computeIfAbsent(query, key -> new Query()).merge(rows, first));
    }

    /** Returns the queries, in the order of their numbers. */
    public Stream<Query> queries() {
        return queries.values().stream();
    }

    byte[] encode() {
        int rows = queries.values().stream()
                .mapToInt(query -> 2 * query.scored.size() + query.relevant.size())
                .sum();
        ByteBuffer out = ByteBuffer.allocate(5 + queries.size() * 16 + rows * Double.BYTES)
                .put(VERSION)
                .putInt(queries.size());
        queries.forEach((number, query) -> {
            out.putDouble(number).putInt(query.scored.size()).putInt(query.relevant.size());
            query.scored.forEach(row -> out.putDouble(row.score).putDouble(row.relevance));
            query.relevant.forEach(row -> out.putDouble(row.relevance));
        });
        return out.array();
    }

    static QueryTable decode(int first, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        QueryTable table = new QueryTable(first);
        try {
            if (in.get() != VERSION) {
                throw new DataException("Queries are of version '%s', not '%s'.".formatted(bytes[0], VERSION));
            }
            for (int left = in.getInt(); left > 0; left--) {
                table.queries.put(in.getDouble(), query(in, first));
            }
            return table;
        } catch (BufferUnderflowException e) {
            throw new DataException("%d bytes are not queries: they end early.".formatted(bytes.length), e);
        }
    }

    private static Query query(ByteBuffer in, int first) {
        Query query = new Query();
        int scored = in.getInt();
        int relevant = in.getInt();
        for (int i = 0; i < scored; i++) {
            Query.keep(query.scored, new Ranked(in.getDouble(), in.getDouble(), 0), first);
        }
        for (int i = 0; i < relevant; i++) {
            Query.keep(query.relevant, new Ranked(0, in.getDouble(), 0), first);
        }
        return query;
    }
}
