package io.penstock.cli.trial.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out in which encoding a file is written. */
final class Encoding {

    /** What Excel writes in western countries; it has a meaning for nearly every byte. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static final int CHUNK = 1 << 16;

    private Encoding() {}

    /** Returns UTF-16 if the file is marked so, UTF-8 if all of it is valid, else windows-1252. */
    static Charset of(Path file, byte[] head) throws IOException {
        if (head.length > 1 && ((head[0] & 0xff) << 8 | head[1] & 0xff) == 0xfeff) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length > 1 && ((head[0] & 0xff) << 8 | head[1] & 0xff) == 0xfffe) {
            return StandardCharsets.UTF_16LE;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : WESTERN;
    }

    private static boolean isUtf8(Path file) throws IOException {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        char[] chunk = new char[CHUNK];
        try (InputStream in = Files.newInputStream(file);
                Reader reader = new InputStreamReader(in, strict)) {
            int read = 0;
            while (read >= 0) {
                read = reader.read(chunk);
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
