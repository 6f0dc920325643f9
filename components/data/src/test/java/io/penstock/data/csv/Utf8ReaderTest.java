package io.penstock.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {

    @Property
    void validTextIsDecoded(@ForAll String text, @ForAll @IntRange(min = 2, max = 40) int size) throws IOException {
        byte[] bytes = ("x" + text).getBytes(StandardCharsets.UTF_8);

        assertThat(read(new Utf8Reader(trickling(bytes)), size)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Property
    void anyBytesAreDecodedAsTheJdkDecodesThem(@ForAll byte[] bytes, @ForAll @IntRange(min = 2, max = 40) int size)
            throws IOException {
        assertThat(read(new Utf8Reader(trickling(bytes)), size))
                .isEqualTo(read(new EscapingReader(trickling(bytes), StandardCharsets.UTF_8), size));
    }

    @Test
    void mutatedTextIsDecodedAsTheJdkDecodesIt() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = "caf\u00e9 \u20ac na\u00efve \ud83d\ude95 taxi, and some more of it"
                    .getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertThat(read(new Utf8Reader(trickling(bytes)), 16))
                    .isEqualTo(read(new EscapingReader(trickling(bytes), StandardCharsets.UTF_8), 16));
        }
    }

    @Test
    void anInvalidByteIsTold() throws IOException {
        String text = read(new Utf8Reader(trickling(new byte[] {'a', (byte) 0xFF, 'b'})), 8);

        assertThat(text).hasSize(3);
        assertThat(EscapingReader.escapedByte(text.charAt(1))).isEqualTo(0xFF);
        assertThat(EscapingReader.escapedByte('a')).isEqualTo(-1);
    }

    private static String read(Reader reader, int size) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] chars = new char[size + 3];
        for (int n = reader.read(chars, 3, size); n >= 0; n = reader.read(chars, 3, size)) {
            text.append(chars, 3, n);
        }
        return text.toString();
    }

    /** Gives one to seven bytes at a time. */
    private static ByteArrayInputStream trickling(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            private int turn;

            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + turn++ % 7));
            }
        };
    }
}
