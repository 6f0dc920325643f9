package io.penstock.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.source.KeptRows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads forms that older writers have, and rare ones, written by Parquet's own example writer. */
class OlderWritersTest {

    private static final int JULIAN_DAY_OF_2000 = 2_451_545; // 1 January; Julian days are counted since 4713 BC

    @TempDir
    Path scratch;

    @Test
    void repeatedValuesAreLists() throws Exception {
        KeptRows rows = write("message m { repeated int32 xs; }", group -> {
            group.add("xs", 1);
            group.add("xs", 2);
        });

        assertThat(rows.column("xs")).containsExactly(List.of(1L, 2L), List.of());
    }

    @Test
    void listsOfTwoLevelsAreLists() throws Exception {
        KeptRows rows = write("message m { optional group xs (LIST) { repeated int64 array; } }", group -> {
            Group list = group.addGroup("xs");
            list.add("array", 1L);
            list.add("array", 2L);
        });

        assertThat(rows.column("xs")).containsExactly(List.of(1L, 2L), null);
    }

    @Test
    void timesOf96BitsAreTimestamps() throws Exception {
        byte[] time = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(3_600_000_007_000L)
                .putInt(JULIAN_DAY_OF_2000)
                .array();

        KeptRows rows =
                write("message m { optional int96 at; }", group -> group.add("at", Binary.fromConstantByteArray(time)));

        assertThat(rows.column("at")).containsExactly(Instant.parse("2000-01-01T01:00:00.000007Z"), null);
    }

    @Test
    void floatsOf16BitsAreFloats() throws Exception {
        assertThat(half(0x3C00)).isEqualTo(1f);
        assertThat(half(0xC000)).isEqualTo(-2f);
        assertThat(half(0x7BFF)).isEqualTo(65504f);
        assertThat(half(0x0001)).isEqualTo(0x1p-24f);
        assertThat(half(0x3555)).isEqualTo(0.33325195f); // the half that is nearest to a third
        assertThat(half(0xFC00)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat((Float) half(0x7E00)).isNaN();
    }

    private Object half(int bits) throws Exception {
        byte[] bytes = {(byte) bits, (byte) (bits >> 8)};
        return write(
                        "message m { optional fixed_len_byte_array(2) f (FLOAT16); }",
                        group -> group.add("f", Binary.fromConstantByteArray(bytes)))
                .column("f")
                .get(0);
    }

    /** Writes a row, and one without values, and reads them. */
    private KeptRows write(String schema, Consumer<Group> row) throws Exception {
        MessageType type = MessageTypeParser.parseMessageType(schema);
        Path file = scratch.resolve("written.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(type)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build()) {
            Group full = new SimpleGroup(type);
            row.accept(full);
            writer.write(full);
            writer.write(new SimpleGroup(type));
        }
        return KeptRows.of(ParquetSource.of(file));
    }
}
