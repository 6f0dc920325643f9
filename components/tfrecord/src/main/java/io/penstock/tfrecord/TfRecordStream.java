package io.penstock.tfrecord;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.penstock.columns.RowType;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.RowBuffer;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.Rows;
import io.penstock.tfrecord.ExampleParser.FeatureSlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The examples of a file as rows. */
final class TfRecordStream implements RowStream {

    private final RecordReader reader;
    private final RowBuffer buffer;
    private final List<ColumnFiller> fillers;
    private final List<FeatureSlot> slots = new ArrayList<>();
    private final Map<ByteString, FeatureSlot> byName = new HashMap<>();
    private final ExampleParser parser = new ExampleParser(this::slot);
    private boolean atEnd;

    TfRecordStream(FileSet files, Path file, RowType type) throws IOException {
        this.buffer = new RowBuffer(type);
        this.fillers = type.fields().stream().map(ColumnFiller::new).toList();
        for (String name : type.names()) {
            FeatureSlot slot = new FeatureSlot();
            slots.add(slot);
            byName.put(ByteString.copyFromUtf8(name), slot);
        }
        this.reader = new RecordReader(files, file);
    }

    @Override
    public RowType type() {
        return buffer.type();
    }

    @Override
    public Optional<Rows> next() throws IOException {
        while (!atEnd && !buffer.isFull()) {
            if (reader.next()) {
                addRow();
            } else {
                atEnd = true;
            }
        }
        return buffer.isEmpty() ? Optional.empty() : Optional.of(buffer.take());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void addRow() throws IOException {
        buffer.begin(reader.number());
        slots.forEach(slot -> slot.values().clear(reader.bytes()));
        try {
            parser.parse(reader.bytes(), reader.length());
            fillRow();
        } catch (InvalidProtocolBufferException e) {
            setAside("the record is no tf.Example: " + e.getMessage());
        }
    }

    private void fillRow() {
        for (int i = 0; i < fillers.size(); i++) {
            FeatureValues values = slots.get(i).values();
            if (!fillers.get(i).fill(values, buffer.column(i))) {
                setAside(fillers.get(i).misfit(values));
                return;
            }
        }
        buffer.end();
    }

    private void setAside(String reason) {
        buffer.setAside(reason, "record of %d bytes".formatted(reader.length()));
    }

    private @Nullable FeatureSlot slot(ByteString name) throws InvalidProtocolBufferException {
        FeatureSlot slot = byName.get(name);
        if (slot == null) {
            FeatureName.check(name);
        }
        return slot;
    }
}
