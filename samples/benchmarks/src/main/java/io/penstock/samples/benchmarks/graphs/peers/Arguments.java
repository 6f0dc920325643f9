package io.penstock.samples.benchmarks.graphs.peers;

/** The arguments of a benchmark. */
final class Arguments {

    private final String[] values;

    Arguments(String... values) {
        this.values = values.clone();
    }

    /** Returns the number at an index, or another one if there are fewer arguments. */
    int number(int index, int otherwise) {
        return values.length > index ? Integer.parseInt(values[index]) : otherwise;
    }
}
