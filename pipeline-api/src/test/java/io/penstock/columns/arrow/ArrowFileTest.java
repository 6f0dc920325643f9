package io.penstock.columns.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RandomBatches;
import io.penstock.columns.Row;
import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowFileTest {

    private static final Set<String> CODED = Set.of("category", "text");

    @TempDir
    private Path directory;

    @Test
    void everyTypeIsReadBack() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            Set<String> coded = seed % 2 == 0 ? CODED : Set.of();
            List<Batch> batches = List.of(
                    RandomBatches.everyType(1 + seed * 7, seed),
                    RandomBatches.everyType(100, -seed),
                    RandomBatches.everyType(0, 0));

            try (ArrowFileReader reader = ArrowFileReader.open(file(bytes(batches, coded)))) {
                assertThat(reader.type()).isEqualTo(RandomBatches.EVERY_TYPE);
                assertThat(reader.batches()).isEqualTo(batches.size());
                for (int i = batches.size() - 1; i >= 0; i--) {
                    assertThat(reader.read(i)).isEqualTo(batches.get(i));
                }
            }
        }
    }

    @Test
    void onlyTheColumnsAskedForAreReadInTheOrderAsked() throws IOException {
        Batch batch = RandomBatches.everyType(300, 7);
        List<String> names = List.of("sequences", "category", "integer");

        try (ArrowFileReader reader = ArrowFileReader.open(file(bytes(List.of(batch), CODED)))) {
            assertThat(reader.read(0, names)).isEqualTo(batch.project(names));
            assertThatThrownBy(() -> reader.read(0, List.of("fare")))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("There is no column 'fare'.");
        }
    }

    @Test
    void batchesOfAFileShareOneDictionary() throws IOException {
        List<Batch> batches = List.of(RandomBatches.everyType(50, 1), RandomBatches.everyType(50, 2));

        try (ArrowFileReader reader = ArrowFileReader.open(file(bytes(batches, CODED)))) {
            assertThat(reader.read(0).texts("category").dictionary())
                    .isSameAs(reader.read(1).texts("category").dictionary());
        }
    }

    @Test
    void codedBatchesOfOtherFilesGiveTheSameBytes() throws IOException {
        List<Batch> batches = List.of(RandomBatches.everyType(500, 3), RandomBatches.everyType(500, 4));
        byte[] plain = bytes(batches, CODED);

        try (ArrowFileReader reader = ArrowFileReader.open(file(plain))) {
            assertThat(bytes(List.of(reader.read(0), reader.read(1)), CODED)).isEqualTo(plain);
        }
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        byte[] whole = bytes(List.of(RandomBatches.everyType(100, 5)), CODED);

        for (int length : new int[] {0, 7, 100, whole.length / 2, whole.length - 1}) {
            Path file = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ArrowFileReader.open(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    /** The format has no checksums: damage may go unseen, but it must not do worse than an exception of ours. */
    @Test
    void damageIsRefusedOrReadButNeverBreaksTheReader() throws IOException {
        byte[] whole = bytes(List.of(RandomBatches.everyType(60, 6), RandomBatches.everyType(60, 7)), CODED);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 1_500; i++) {
            refused += readsDamaged(file(damaged(whole, random))) ? 0 : 1;
        }

        assertThat(refused).isPositive();
    }

    @Test
    void readingNoColumnIsRefused() throws IOException {
        RowType type = RowType.of(new Field("x", ColumnType.INT64));
        byte[] bytes = bytes(List.of(Batch.of(type, Row.of("x", 1))), Set.of());
        Path file = file(bytes);

        try (ArrowFileReader reader = ArrowFileReader.open(file)) {
            assertThat(reader.read(0).longs("x").value(0)).isEqualTo(1);
            assertThatThrownBy(() -> reader.read(0, List.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void onlyTextsAreCoded() {
        assertThatThrownBy(() -> bytes(List.of(RandomBatches.everyType(1, 1)), Set.of("integer")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'integer'");
    }

    private static boolean readsDamaged(Path file) throws IOException {
        try (ArrowFileReader reader = ArrowFileReader.open(file)) {
            for (int i = 0; i < reader.batches(); i++) {
                reader.read(i);
            }
            return true;
        } catch (DataException e) {
            return false;
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        int where = random.nextBoolean() ? random.nextInt(whole.length - 4) : whole.length - 4 - random.nextInt(3_000);
        if (random.nextBoolean()) {
            damaged[where] ^= (byte) (1 << random.nextInt(8));
        } else {
            byte[] garbage = new byte[4];
            random.nextBytes(garbage);
            System.arraycopy(garbage, 0, damaged, where, garbage.length);
        }
        return damaged;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("test.arrow"), bytes);
    }

    private static byte[] bytes(List<Batch> batches, Set<String> coded) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArrowFileWriter writer = new ArrowFileWriter(out, batches.get(0).type(), coded)) {
            for (Batch batch : batches) {
                writer.write(batch);
            }
        }
        return out.toByteArray();
    }
}
