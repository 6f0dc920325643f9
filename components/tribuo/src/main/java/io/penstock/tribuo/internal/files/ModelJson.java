package io.penstock.tribuo.internal.files;

import io.penstock.errors.DataException;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record as a model's file of JSON, whose last field {@code crc32c} is the checksum of the JSON without it. Files from before
 * there was one have none.
 */
public final class ModelJson {

    private static final Pattern CHECKSUM = Pattern.compile(",\"crc32c\":\"([0-9a-f]{8})\"}");
    private static final int CHECKSUM_LENGTH = 21;

    private ModelJson() {}

    /** Writes a record; equal ones give equal bytes. */
    public static void write(Path file, Record value) throws IOException {
        String json = CanonicalJson.write(value);
        String fields = json.substring(0, json.length() - 1);
        Files.writeString(file, "%s,\"crc32c\":\"%08x\"}".formatted(fields, checksum(json)));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws DataException if it is damaged or no such record
     */
    public static <T extends Record> T read(Path file, Class<T> type) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int end = Math.max(0, text.length() - CHECKSUM_LENGTH);
        Matcher checksum = CHECKSUM.matcher(text.substring(end));
        if (!checksum.matches()) {
            return parsed(text, type, file);
        }
        String json = text.substring(0, end) + "}";
        int told = Integer.parseUnsignedInt(checksum.group(1), 16);
        new FileCheck(file).that(told == checksum(json), FileCheck.WRONG_CHECKSUM);
        return parsed(json, type, file);
    }

    private static <T extends Record> T parsed(String json, Class<T> type, Path file) {
        try {
            return CanonicalJson.read(json, type, "'%s'".formatted(file));
        } catch (DataException e) {
            throw new DataException(e.getMessage() + " Restore it or train the model again.", e);
        }
    }

    /** Copies a list that JSON gave, which may lack it or something in it. */
    public static <T> List<T> copy(String field, List<T> given) {
        if (given == null || given.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("'%s' is not there as a whole".formatted(field));
        }
        return List.copyOf(given);
    }

    private static int checksum(String json) {
        return FileCheck.checksum(json.getBytes(StandardCharsets.UTF_8));
    }
}
