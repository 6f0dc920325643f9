package io.penstock.evaluation.internal;

import io.penstock.errors.DataException;
import io.penstock.evaluation.Slice;
import io.penstock.evaluation.tally.Tally.Room;
import io.penstock.json.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The bytes of partial results.
 *
 * @param counting what they are of
 */
record CountingBytes(Counting counting) {

    private static final int VERSION = 1;

    byte[] encode(List<Map<Slice, SliceCount>> partial) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            for (Map<Slice, SliceCount> counts : partial) {
                out.writeInt(counts.size());
                for (Map.Entry<Slice, SliceCount> entry : counts.entrySet()) {
                    out.writeUTF(CanonicalJson.write(entry.getKey()));
                    write(entry.getValue(), out);
                }
            }
        } catch (IOException e) {
            throw new AssertionError("an array takes every byte", e);
        }
        return bytes.toByteArray();
    }

    List<Map<Slice, SliceCount>> decode(byte[] bytes) {
        List<Map<Slice, SliceCount>> partial = counting.zero();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new DataException("%d bytes are not counts of version %d.".formatted(bytes.length, VERSION));
            }
            for (Map<Slice, SliceCount> counts : partial) {
                for (int slices = in.readInt(); slices > 0; slices--) {
                    Slice slice = CanonicalJson.read(in.readUTF(), Slice.class, "a slice");
                    counts.put(slice, read(slice, in));
                }
            }
        } catch (IOException e) {
            throw new DataException("%d bytes are not counts of an evaluation.".formatted(bytes.length), e);
        }
        return partial;
    }

    private void write(SliceCount count, DataOutputStream out) throws IOException {
        out.writeLong(count.rows);
        out.writeLong(count.unlabelled);
        for (List<Object> model : count.models) {
            for (int i = 0; i < model.size(); i++) {
                byte[] bytes = count.yardstick.encode(model, i);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        }
    }

    private SliceCount read(Slice slice, DataInputStream in) throws IOException {
        SliceCount count = counting.count(slice.equals(Slice.OVERALL) ? Room.WHOLE : Room.SLICE);
        count.rows = in.readLong();
        count.unlabelled = in.readLong();
        for (List<Object> model : count.models) {
            for (int i = 0; i < model.size(); i++) {
                model.set(i, count.yardstick.decode(in.readNBytes(in.readInt()), i));
            }
        }
        return count;
    }
}
