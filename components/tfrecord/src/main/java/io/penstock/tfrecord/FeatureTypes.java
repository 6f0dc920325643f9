package io.penstock.tfrecord;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.FileSet;
import io.penstock.errors.DataException;
import io.penstock.tfrecord.ExampleParser.FeatureSlot;
import io.penstock.tfrecord.FeatureValues.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Infers the columns of files from all their examples, in the order of the UTF-8 of their names.
 *
 * <p>Integers are {@code int64}, floats {@code float32}, byte strings {@code text} if all of them are UTF-8, else {@code binary}. A
 * feature that has more than one value in some example is a list. One that never has a value is text.
 */
final class FeatureTypes {

    private static final int MOST_COLUMNS = 1_000_000;

    private final Map<ByteString, Seen> features = new HashMap<>();
    private final List<Seen> inRecord = new ArrayList<>();
    private final ExampleParser parser = new ExampleParser(this::slot);
    private long records;

    /** What was seen of one feature. */
    private static final class Seen {

        private final FeatureSlot slot = new FeatureSlot();
        private final Map<Kind, String> kinds = new EnumMap<>(Kind.class);
        private boolean several;
        private boolean text = true;

        void look(Path file, long record) {
            FeatureValues values = slot.values();
            if (values.kind() != Kind.NONE && values.size() > 0) {
                kinds.computeIfAbsent(values.kind(), kind -> "%s in record %d of '%s'".formatted(kind, record, file));
                several |= values.size() > 1;
                text = text && isText(values);
            }
        }

        private static boolean isText(FeatureValues values) {
            for (int i = 0; values.kind() == Kind.BYTES && i < values.size(); i++) {
                if (!values.isText(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Reads all examples of files; those that are none are left out here, and set aside when rows are read. */
    static RowType of(FileSet files) throws IOException, InterruptedException {
        FeatureTypes types = new FeatureTypes();
        for (Path file : files.files()) {
            types.add(files, file);
        }
        return types.rowType(files.title("TFRecord"));
    }

    private void add(FileSet files, Path file) throws IOException, InterruptedException {
        try (RecordReader reader = new RecordReader(files, file)) {
            while (reader.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("Reading '" + file + "' was stopped.");
                }
                add(reader, file);
            }
        }
    }

    private void add(RecordReader reader, Path file) throws IOException {
        records++;
        inRecord.clear();
        try {
            parser.parse(reader.bytes(), reader.length());
            inRecord.forEach(seen -> seen.look(file, reader.number()));
        } catch (InvalidProtocolBufferException e) {
            inRecord.clear(); // the pass that gives rows sets it aside
        }
    }

    private FeatureSlot slot(ByteString name) throws InvalidProtocolBufferException {
        Seen seen = features.get(name);
        if (seen == null) {
            FeatureName.check(name);
            seen = new Seen();
            features.put(name, seen);
        }
        if (features.size() > MOST_COLUMNS) {
            throw new DataException("%d records have more than %d features. Give types, to read some of them."
                    .formatted(records, MOST_COLUMNS));
        }
        inRecord.add(seen);
        return seen.slot;
    }

    private RowType rowType(String title) {
        if (features.isEmpty()) {
            throw new DataException(
                    "%s has no features in %d records. Check how it was written.".formatted(title, records));
        }
        return new RowType(features.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ByteString.unsignedLexicographicalComparator()))
                .map(feature -> field(feature.getKey().toStringUtf8(), feature.getValue()))
                .toList());
    }

    private static Field field(String name, Seen seen) {
        if (seen.kinds.size() > 1) {
            throw new DataException("Feature '%s' is %s. Give its type, or leave it out of given types."
                    .formatted(name, String.join(" and ", seen.kinds.values())));
        }
        ColumnType element = seen.kinds.isEmpty()
                ? ColumnType.TEXT
                : element(seen.kinds.keySet().iterator().next(), seen.text);
        return new Field(name, seen.several ? ColumnType.listOf(element) : element);
    }

    private static ColumnType element(Kind kind, boolean text) {
        if (kind == Kind.BYTES) {
            return text ? ColumnType.TEXT : ColumnType.BINARY;
        }
        return kind == Kind.INT64 ? ColumnType.INT64 : ColumnType.FLOAT32;
    }
}
