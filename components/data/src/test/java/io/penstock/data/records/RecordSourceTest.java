package io.penstock.data.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.arrow.ArrowSource;
import io.penstock.data.source.KeptRows;
import io.penstock.data.source.Source;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSourceTest {

    @TempDir
    Path scratch;

    record Place(double latitude, @Nullable String name) {}

    @SuppressWarnings("ArrayRecordComponent") // arrays are among the kinds of values
    record Visit(
            int number,
            long big,
            float small,
            boolean paid,
            Instant at,
            LocalDate day,
            BigDecimal fare,
            BigInteger huge,
            byte[] image,
            List<String> tags,
            double[][] path,
            Optional<Integer> seats,
            OptionalDouble tip,
            TimeUnit unit,
            @Nullable Place place,
            char grade) {}

    record Count(@Nullable Long n) {}

    record Odd(Object thing) {}

    record Chain(int length, Optional<Chain> next) {}

    private final Visit full = new Visit(
            1,
            Long.MIN_VALUE,
            0.1f,
            true,
            Instant.parse("2024-02-29T10:00:00.000001Z"),
            LocalDate.of(2024, 2, 29),
            new BigDecimal("12.5"),
            BigInteger.TEN.pow(30),
            new byte[] {0, -1},
            Arrays.asList("a", null),
            new double[][] {{0.5}, {}},
            Optional.of(4),
            OptionalDouble.of(1.5),
            TimeUnit.DAYS,
            new Place(41.9, ""),
            'x');

    private final Visit sparse = new Visit(
            2,
            0,
            0,
            false,
            Instant.EPOCH,
            LocalDate.EPOCH,
            BigDecimal.ZERO,
            BigInteger.ZERO,
            new byte[0],
            List.of(),
            new double[0][],
            Optional.empty(),
            OptionalDouble.empty(),
            TimeUnit.HOURS,
            null,
            '\u00e9');

    @Test
    void componentsAreColumnsOfTheirTypes() throws Exception {
        KeptRows rows = KeptRows.of(RecordSource.write(scratch, Visit.class, List.of(full, sparse)));

        assertThat(rows.type().toString())
                .isEqualTo("[number int64, big int64, small float32, paid boolean, at timestamp, day date,"
                        + " fare decimal(38,18), huge decimal(38,0), image binary, tags list(text),"
                        + " path list(list(float64)), seats int64, tip float64, unit text,"
                        + " place.latitude float64, place.name text, grade text]");
        assertThat(KeptRows.comparable(rows.rows().get(0)))
                .isEqualTo(KeptRows.comparable(Arrays.asList(
                        1L,
                        Long.MIN_VALUE,
                        0.1f,
                        true,
                        Instant.parse("2024-02-29T10:00:00.000001Z"),
                        LocalDate.of(2024, 2, 29),
                        new BigDecimal("12.500000000000000000"),
                        new BigDecimal(BigInteger.TEN.pow(30)),
                        new byte[] {0, -1},
                        Arrays.asList("a", null),
                        List.of(List.of(0.5), List.of()),
                        4L,
                        1.5,
                        "DAYS",
                        41.9,
                        "",
                        "x")));
        assertThat(rows.rows().get(1).subList(9, 17))
                .isEqualTo(Arrays.asList(List.of(), List.of(), null, null, "HOURS", null, null, "\u00e9"));
    }

    @Test
    void equalRecordsAreTheSameFileAndOtherOnesAnother() throws Exception {
        ArrowSource first = RecordSource.write(scratch, Count.class, counts(3));
        ArrowSource again = RecordSource.write(scratch, Count.class, counts(3));
        ArrowSource other = RecordSource.write(scratch, Count.class, counts(4));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        try (var files = Files.list(scratch)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void manyRecordsAreReadInOrderInAnotherJvm() throws Exception {
        ArrowSource source = RecordSource.write(scratch, Count.class, counts(100_000));

        String json = CanonicalJson.write(source, Source.class);
        Source there = CanonicalJson.read(json, Source.class, "source");

        assertThat(KeptRows.of(there)
                        .column("n")
                        .equals(IntStream.range(0, 100_000)
                                .mapToObj(Long::valueOf)
                                .toList()))
                .isTrue();
    }

    @Test
    void givenTypesAreConvertedExactly() throws Exception {
        Visit other = new Visit(
                2,
                0,
                0,
                false,
                Instant.EPOCH,
                LocalDate.EPOCH,
                new BigDecimal("0.125"),
                BigInteger.ZERO,
                new byte[0],
                List.of(),
                new double[0][],
                Optional.empty(),
                OptionalDouble.empty(),
                TimeUnit.HOURS,
                null,
                'x');
        RowType types =
                RowType.of(new Field("fare", new ColumnType.Decimal(5, 2)), new Field("number", ColumnType.TEXT));
        Source source = RecordSource.write(scratch, Visit.class, List.of(full, other))
                .withMaxBadFraction(0.5)
                .withTypes(types);

        KeptRows rows = KeptRows.of(source);

        assertThat(rows.rows()).containsExactly(List.of(new BigDecimal("12.50"), "1"));
        assertThat(rows.bad()).hasSize(1);
        assertThat(rows.bad().get(0).line()).isEqualTo(2);
        assertThat(rows.bad().get(0).reason())
                .isEqualTo("column 'fare' has '0.125000000000000000', which is no decimal(5,2)");
    }

    @Test
    void aValueThatIsNotExactlyOfItsTypeIsRefusedByItsRecord() {
        Visit nanos = new Visit(
                2,
                0,
                0,
                false,
                Instant.ofEpochSecond(0, 1),
                LocalDate.EPOCH,
                BigDecimal.ZERO,
                BigInteger.ZERO,
                new byte[0],
                List.of(),
                new double[0][],
                Optional.empty(),
                OptionalDouble.empty(),
                TimeUnit.HOURS,
                null,
                'x');

        assertThatThrownBy(() -> RecordSource.write(scratch, Visit.class, List.of(full, nanos)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Record 2 of 'Visit': column 'at' has '1970-01-01T00:00:00.000000001Z'");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aTypeThatIsNoneOfColumnsIsRefusedByName() {
        assertThatThrownBy(() -> RecordSource.rowType(Odd.class))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Component 'thing' of record")
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> RecordSource.rowType(Chain.class))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holds itself at 'next.'");
    }

    private static List<Count> counts(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Count((long) i)).toList();
    }
}
