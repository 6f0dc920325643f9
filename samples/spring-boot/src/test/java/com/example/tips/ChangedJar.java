package com.example.tips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A copy of a Spring Boot jar in which some entries are different, as the next build would make them. */
final class ChangedJar {

    private interface Change {
        byte[] of(byte[] content) throws IOException;
    }

    private final Path target;
    private final Map<String, Change> changes = new TreeMap<>();

    ChangedJar(Path target) {
        this.target = target;
    }

    /** Adds a file to a nested jar. */
    ChangedJar nested(String jar, String file) {
        changes.put(jar, content -> withOneMore(content, file));
        return this;
    }

    /** Replaces a text of a class by one of the same length. */
    ChangedJar text(String type, String from, String to) {
        assertThat(to).hasSameSizeAs(from);
        changes.put(type, content -> {
            String latin = new String(content, StandardCharsets.ISO_8859_1);
            assertThat(latin).containsOnlyOnce(from);
            return latin.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
        });
        return this;
    }

    /** Makes the copy. */
    Path from(Path original) throws IOException {
        Set<String> open = new HashSet<>(changes.keySet());
        try (ZipFile in = new ZipFile(original.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            Enumeration<? extends ZipEntry> entries = in.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] content = in.getInputStream(entry).readAllBytes();
                boolean changed = open.remove(entry.getName());
                put(out, entry, changed ? changes.get(entry.getName()).of(content) : content);
            }
        }
        assertThat(open).isEmpty();
        return target;
    }

    /** Spring Boot wants its nested jars stored, not compressed. */
    private static void put(ZipOutputStream out, ZipEntry as, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(as.getName());
        entry.setMethod(as.getMethod());
        if (as.getMethod() == ZipEntry.STORED) {
            CRC32 check = new CRC32();
            check.update(content);
            entry.setCrc(check.getValue());
            entry.setSize(content.length);
        }
        out.putNextEntry(entry);
        out.write(content);
    }

    private static byte[] withOneMore(byte[] jar, String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
            out.putNextEntry(new ZipEntry(file));
        }
        return bytes.toByteArray();
    }
}
