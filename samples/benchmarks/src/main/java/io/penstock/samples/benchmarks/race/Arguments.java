package io.penstock.samples.benchmarks.race;

/** The arguments of a benchmark. */
public final class Arguments {

    private final String[] values;

    public Arguments(String... values) {
        this.values = values.clone();
    }

    /** Returns the number at an index, or another one if there are fewer arguments. */
    public int number(int index, int otherwise) {
        return values.length > index ? Integer.parseInt(values[index]) : otherwise;
    }
}
