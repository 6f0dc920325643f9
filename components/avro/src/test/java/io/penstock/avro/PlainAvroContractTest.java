package io.penstock.avro;

import io.penstock.data.export.FileFormat;

/** Without compression, damage reaches the values. */
class PlainAvroContractTest extends AvroContractTest {

    @Override
    protected FileFormat format() {
        return AvroFormat.plain();
    }
}
