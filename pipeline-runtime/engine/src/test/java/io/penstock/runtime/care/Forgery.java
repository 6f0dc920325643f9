package io.penstock.runtime.care;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An archive that is made of a good one, to do harm. */
record Forgery(Path good, Path bad) {

    Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(good.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    void rewrite(Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> entries = entries();
        change.accept(entries);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        Files.write(bad, bytes.toByteArray());
    }

    void rewriteManifest(UnaryOperator<String> change) throws IOException {
        rewrite(entries -> {
            String json = new String(entries.get(ArchiveManifest.NAME), StandardCharsets.UTF_8);
            String changed = change.apply(json);
            assertThat(changed).isNotEqualTo(json);
            entries.put(ArchiveManifest.NAME, changed.getBytes(StandardCharsets.UTF_8));
        });
    }

    static int indexOf(byte[] bytes, byte[] part) {
        return Bytes.indexOf(bytes, part);
    }

    static int lastIndexOf(byte[] bytes, byte[] part) {
        int found = -1;
        for (int place = 0; place + part.length <= bytes.length; place++) {
            if (Arrays.equals(bytes, place, place + part.length, part, 0, part.length)) {
                found = place;
            }
        }
        return found;
    }
}
