package io.penstock.parquet;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Stands for the converters that Parquet wants beside its column readers, whose values are taken one by one instead. */
final class NoConverter extends GroupConverter {

    @Override
    public Converter getConverter(int field) {
        return this;
    }

    @Override
    public PrimitiveConverter asPrimitiveConverter() {
        return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
}
