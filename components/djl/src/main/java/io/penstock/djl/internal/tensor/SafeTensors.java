package io.penstock.djl.internal.tensor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files of tensors in the safetensors format, which Python reads too: the length of a header as 8 bytes, the header as JSON, and
 * the numbers end to end, all little-endian. Equal tensors give equal bytes.
 */
public final class SafeTensors {

    private static final String FLOATS = "F32";
    private static final int LENGTH_BYTES = 8;

    private SafeTensors() {}

    private record Entry(
            @JsonProperty("data_offsets") List<Long> offsets,
            @JsonProperty("dtype") String type,
            @JsonProperty("shape") List<Long> shape) {}

    private record Header(Map<String, Entry> entries) {}

    /** Writes a file. */
    public static void write(Tensors tensors, Path file) throws IOException {
        byte[] header = header(tensors);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                DataOutputStream numbers = new DataOutputStream(out)) {
            numbers.writeLong(Long.reverseBytes(header.length));
            numbers.write(header);
            for (Tensor tensor : tensors.byName().values()) {
                numbers.write(bytes(tensor.values()));
            }
        }
    }

    /**
     * Reads a file.
     *
     * @throws DataException if it is not one of these
     */
    public static Tensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer all = channel.map(MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
            return read(all, file);
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
            throw new DataException(
                    "'%s' is cut off or is no file of tensors. Restore it or train again.".formatted(file), e);
        }
    }

    private static Tensors read(ByteBuffer all, Path file) {
        long length = all.getLong();
        if (length < 0 || length > all.remaining()) {
            throw broken(file, "its header has %d bytes".formatted(length));
        }
        byte[] header = new byte[(int) length];
        all.get(header);
        int start = LENGTH_BYTES + header.length;
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        entries(header, file).forEach((name, entry) -> tensors.put(name, tensor(all, start, entry, file)));
        return new Tensors(tensors);
    }

    private static Map<String, Entry> entries(byte[] header, Path file) {
        String json = "{\"entries\":%s}".formatted(new String(header, StandardCharsets.UTF_8));
        return CanonicalJson.read(json, Header.class, "The header of '%s'".formatted(file))
                .entries();
    }

    private static DataException broken(Path file, String how) {
        return new DataException(
                "'%s' is no whole file of tensors: %s. Restore it or train again.".formatted(file, how));
    }

    private static void requireWithin(Entry entry, int bytes, Path file) {
        List<Long> ends = entry.offsets();
        boolean within = ends.size() == 2 && 0 <= ends.get(0) && ends.get(0) <= ends.get(1) && ends.get(1) <= bytes;
        long values = within ? (ends.get(1) - ends.get(0)) / Float.BYTES : -1;
        if (entry.shape().stream().reduce(1L, (one, other) -> one * other) != values) {
            throw broken(file, "a tensor of shape %s lies from %s".formatted(entry.shape(), ends));
        }
    }

    private static Tensor tensor(ByteBuffer all, int start, Entry entry, Path file) {
        if (!entry.type().equals(FLOATS)) {
            throw new DataException("A tensor is of type '%s'. Only '%s' is read.".formatted(entry.type(), FLOATS));
        }
        requireWithin(entry, all.capacity() - start, file);
        int from = Math.toIntExact(start + entry.offsets().get(0));
        int to = Math.toIntExact(start + entry.offsets().get(1));
        float[] values = new float[(to - from) / Float.BYTES];
        all.slice(from, to - from)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return new Tensor(entry.shape(), values);
    }

    private static byte[] header(Tensors tensors) {
        Map<String, Entry> entries = new TreeMap<>();
        long offset = 0;
        for (Map.Entry<String, Tensor> named : tensors.byName().entrySet()) {
            Tensor tensor = named.getValue();
            long end = offset + (long) Float.BYTES * tensor.values().length;
            entries.put(named.getKey(), new Entry(List.of(offset, end), FLOATS, tensor.shape()));
            offset = end;
        }
        String whole = CanonicalJson.write(new Header(entries));
        String json = whole.substring("{\"entries\":".length(), whole.length() - 1);
        return padded(json).getBytes(StandardCharsets.UTF_8);
    }

    /** Fills up with blanks, so that the numbers begin at a multiple of 8. */
    private static String padded(String json) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return json + " ".repeat(Math.floorMod(-length, LENGTH_BYTES));
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }
}
