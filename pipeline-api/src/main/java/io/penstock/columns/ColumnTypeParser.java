package io.penstock.columns;

import io.penstock.errors.DataException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the text form of a type. */
final class ColumnTypeParser {

    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}),(\\d{1,2})\\)");
    private static final Pattern LIST = Pattern.compile("list\\((.+)\\)(?:\\[(\\d{1,9}(?:,\\d{1,9})*)])?");

    private final String text;

    ColumnTypeParser(String text) {
        this.text = text;
    }

    ColumnType parse() {
        return parse(text);
    }

    private ColumnType parse(String part) {
        for (ColumnType.Primitive primitive : ColumnType.Primitive.values()) {
            if (primitive.text().equals(part)) {
                return primitive;
            }
        }
        Matcher decimal = DECIMAL.matcher(part);
        if (decimal.matches()) {
            return new ColumnType.Decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        Matcher list = LIST.matcher(part);
        if (list.matches()) {
            return new ColumnType.ListOf(parse(list.group(1)), shape(list.group(2)));
        }
        throw new DataException(
                "'%s' is not a column type. Types: int64, float64, float32, boolean, timestamp, date, text, "
                                .formatted(text)
                        + "binary, decimal(precision,scale), list(type), list(type)[extents].");
    }

    private static List<Integer> shape(@Nullable String extents) {
        return extents == null
                ? List.of()
                : Stream.of(extents.split(",", -1)).map(Integer::valueOf).toList();
    }
}
