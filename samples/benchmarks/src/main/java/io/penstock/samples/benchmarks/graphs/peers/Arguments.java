package io.penstock.samples.benchmarks.graphs.peers;

/** The arguments of a benchmark. */
record Arguments(String... values) {

    /** Returns the number at an index, or another one if there are fewer arguments. */
    int number(int index, int otherwise) {
        return values.length > index ? Integer.parseInt(values[index]) : otherwise;
    }
}
