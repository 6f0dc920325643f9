package io.penstock.djl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The compressed files beside the tests, whose values hold neither commas nor quotes. */
record Csv(List<String> header, List<String[]> rows) {

    static Csv read(String name) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Csv.class.getResourceAsStream("/" + name)), StandardCharsets.UTF_8))) {
            List<String[]> rows = new ArrayList<>();
            List<String> header = List.of(in.readLine().split(","));
            in.lines().map(line -> line.split(",", -1)).forEach(rows::add);
            return new Csv(header, rows);
        }
    }

    int column(String name) {
        return header.indexOf(name);
    }

    double[] numbers(String name) {
        return Arrays.stream(texts(name)).mapToDouble(Double::parseDouble).toArray();
    }

    String[] texts(String name) {
        int column = column(name);
        return rows.stream().map(row -> row[column]).toArray(String[]::new);
    }
}
