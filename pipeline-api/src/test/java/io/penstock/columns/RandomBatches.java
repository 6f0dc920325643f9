package io.penstock.columns;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows of every type with edge values and gaps, the same for the same seed. */
public final class RandomBatches {

    /** A column of every type. */
    public static final RowType EVERY_TYPE = RowType.of(
            new Field("integer", ColumnType.INT64),
            new Field("double", ColumnType.FLOAT64),
            new Field("float", ColumnType.FLOAT32),
            new Field("boolean", ColumnType.BOOLEAN),
            new Field("timestamp", ColumnType.TIMESTAMP),
            new Field("date", ColumnType.DATE),
            new Field("text", ColumnType.TEXT),
            new Field("category", ColumnType.TEXT),
            new Field("binary", ColumnType.BINARY),
            new Field("small decimal", new ColumnType.Decimal(9, 2)),
            new Field("large decimal", new ColumnType.Decimal(38, 10)),
            new Field("numbers", ColumnType.listOf(ColumnType.FLOAT64)),
            new Field("image", new ColumnType.ListOf(ColumnType.FLOAT32, List.of(2, 3))),
            new Field("words", ColumnType.listOf(ColumnType.TEXT)),
            new Field("sequences", ColumnType.listOf(ColumnType.listOf(ColumnType.INT64))),
            new Field("déjà \"vu\"", ColumnType.INT64));

    private static final double[] DOUBLES = {
        0.0, -0.0, 1.5, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, -1e-300
    };
    private static final String[] TEXTS = {"", "a", "Größe", "日本語", "line\nbreak", "🚕🚕", "quote\"comma,"};

    private final Random random;

    private RandomBatches(long seed) {
        random = new Random(seed);
    }

    /** Returns a batch of {@link #EVERY_TYPE}. */
    public static Batch everyType(int rows, long seed) {
        return of(EVERY_TYPE, rows, seed);
    }

    /** Returns a batch of a row type; a tenth of the values is missing. */
    public static Batch of(RowType type, int rows, long seed) {
        RandomBatches random = new RandomBatches(seed);
        List<ColumnBuilder> builders =
                type.fields().stream().map(ColumnBuilder::of).toList();
        for (int row = 0; row < rows; row++) {
            builders.forEach(builder -> builder.append(random.value(builder.type(), 10)));
        }
        return Batch.of(type, builders.stream().map(ColumnBuilder::build).toList());
    }

    private @Nullable Object value(ColumnType type, int oneInMissing) {
        if (oneInMissing > 0 && random.nextInt(oneInMissing) == 0) {
            return null;
        }
        if (type instanceof ColumnType.Decimal decimal) {
            int bits = decimal.precision() > 18 ? random.nextInt(120) : 29;
            BigInteger unscaled = new BigInteger(bits, random);
            return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), decimal.scale());
        }
        return type instanceof ColumnType.ListOf list ? list(list) : primitive((ColumnType.Primitive) type);
    }

    private List<@Nullable Object> list(ColumnType.ListOf type) {
        int length = type.fixedLength() < 0 ? random.nextInt(4) : type.fixedLength();
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            list.add(value(type.element(), 8));
        }
        return list;
    }

    private Object primitive(ColumnType.Primitive type) {
        return switch (type) {
            case INT64 -> random.nextInt(4) == 0 ? random.nextLong() : (long) random.nextInt(100);
            case FLOAT64 -> random.nextInt(4) == 0 ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextGaussian();
            case FLOAT32 -> (float) random.nextGaussian();
            case BOOLEAN -> random.nextBoolean();
            case TIMESTAMP -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L);
            case DATE -> LocalDate.ofEpochDay(random.nextInt(100_000) - 50_000);
            case TEXT -> TEXTS[random.nextInt(TEXTS.length)] + (random.nextInt(3) == 0 ? random.nextInt(1_000) : "");
            case BINARY -> bytes(random.nextInt(5));
        };
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
