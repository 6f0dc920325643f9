package io.penstock.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Utf8Test {

    private static final String TEXT = "caf\u00e9 \u20ac na\u00efve \ud83d\ude95 taxi, and some more of it";

    @Property
    void anyBytesAreJudgedAsTheJdkJudgesThem(@ForAll byte[] bytes) {
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(isValidForTheJdk(bytes));
    }

    @Test
    void sequencesAtTheEdgesAreJudgedAsTheJdkJudgesThem() {
        int[] edges = {
            0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
            0xFF
        };
        for (int i = 0; i < Math.pow(edges.length, 4); i++) {
            byte[] bytes = new byte[4];
            for (int at = 0, rest = i; at < 4; at++, rest /= edges.length) {
                bytes[at] = (byte) edges[rest % edges.length];
            }
            assertThat(Utf8.isValid(bytes, 0, 4)).isEqualTo(isValidForTheJdk(bytes));
        }
    }

    @Test
    void mutatedTextIsJudgedAsTheJdkJudgesIt() {
        Random random = new Random(7);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(isValidForTheJdk(bytes));
        }
    }

    @Test
    void otherEncodingsBecomeUtf8() throws IOException {
        for (String name : new String[] {"UTF-16", "UTF-16LE", "windows-1252", "ISO-8859-15", "UTF-32BE"}) {
            Charset encoding = Charset.forName(name);
            String text = (encoding.newEncoder().canEncode(TEXT) ? TEXT : "caf\u00e9 \u20ac na\u00efve").repeat(9_999);

            byte[] read = new Utf8Stream(new ByteArrayInputStream(text.getBytes(encoding)), encoding).readAllBytes();

            assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo(text);
        }
    }

    @Test
    void aByteThatIsNotOfTheEncodingIsNotValidAfterwards() throws IOException {
        byte[] bytes = {'a', (byte) 0x81, 'b'}; // windows-1252 has no character there

        byte[] read = new Utf8Stream(new ByteArrayInputStream(bytes), Charset.forName("windows-1252")).readAllBytes();

        assertThat(read).containsExactly('a', 0xFF, 'b');
        assertThat(Utf8.isValid(read, 0, 3)).isFalse();
    }

    private static boolean isValidForTheJdk(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
