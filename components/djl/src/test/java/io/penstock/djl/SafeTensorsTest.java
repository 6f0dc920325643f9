package io.penstock.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.djl.internal.tensor.SafeTensors;
import io.penstock.djl.internal.tensor.Tensor;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {

    private static final Tensors TWO = Tensors.none()
            .with("weight", new Tensor(List.of(2L, 3L), new float[] {1, 2, 3, 4, 5, 6}))
            .with("bias", Tensor.of(-0.5f, Float.MIN_VALUE));

    @TempDir
    Path directory;

    /** The layout that the format's README describes: 8 bytes of length, JSON with offsets into what follows, numbers. */
    @Test
    void theBytesAreThoseOfTheFormat() throws Exception {
        Path file = directory.resolve("two.safetensors");
        SafeTensors.write(TWO, file);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) bytes.getLong()];
        bytes.get(header);
        assertThat(new String(header, StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"bias\":{\"data_offsets\":[0,8],\"dtype\":\"F32\",\"shape\":[2]},"
                        + "\"weight\":{\"data_offsets\":[8,32],\"dtype\":\"F32\",\"shape\":[2,3]}}");
        assertThat(header.length % 8).isZero();
        assertThat(bytes.getFloat()).isEqualTo(-0.5f);
        assertThat(bytes.remaining()).isEqualTo(7 * Float.BYTES);
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        Path file = directory.resolve("two.safetensors");
        SafeTensors.write(TWO, file);

        Tensors read = SafeTensors.read(file);
        assertThat(read.byName().keySet()).containsExactly("bias", "weight");
        assertThat(read.of("weight").shape()).containsExactly(2L, 3L);
        assertThat(read.of("weight").values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(read.of("bias").values()).containsExactly(-0.5f, Float.MIN_VALUE);
    }

    @Test
    void aFileThatIsCutOffIsNamed() throws Exception {
        Path file = directory.resolve("two.safetensors");
        SafeTensors.write(TWO, file);
        byte[] bytes = Files.readAllBytes(file);
        for (int left : new int[] {3, 20, bytes.length - 4}) {
            Files.write(file, Arrays.copyOf(bytes, left));

            assertThatThrownBy(() -> SafeTensors.read(file))
                    .as("%d bytes are left", left)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("two.safetensors");
        }
    }

    @Test
    void aHeaderThatDoesNotFitIsNamed() throws Exception {
        List<String> headers = List.of(
                "{\"bias\":{\"data_offsets\":[8,0],\"dtype\":\"F32\",\"shape\":[2]}}",
                "{\"bias\":{\"data_offsets\":[0],\"dtype\":\"F32\",\"shape\":[2]}}",
                "{\"bias\":{\"data_offsets\":[0,9000000000],\"dtype\":\"F32\",\"shape\":[2]}}",
                "{\"bias\":{\"data_offsets\":[0,8],\"dtype\":\"F32\",\"shape\":[3]}}");
        for (String header : headers) {
            assertThatThrownBy(() -> SafeTensors.read(file(header.length(), header)))
                    .as(header)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("two.safetensors");
        }
        assertThatThrownBy(() -> SafeTensors.read(file(-1, headers.get(0))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("its header has -1 bytes");
    }

    private Path file(long length, String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(text);
        return Files.write(directory.resolve("two.safetensors"), bytes.array());
    }

    @Test
    void aTensorThatIsMissingIsNamed() {
        assertThatThrownBy(() -> TWO.of("gamma"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no tensor 'gamma' among [bias, weight]");
    }
}
