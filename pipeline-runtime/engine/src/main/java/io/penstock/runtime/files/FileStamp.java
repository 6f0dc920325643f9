package io.penstock.runtime.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What changes when a file's content does, without reading it: size, modification time, and where the file system has them
 * the inode and the time of its last change, which no program can set back.
 *
 * @param text all of it
 * @param settled whether the file is so old that a further change would show in its times
 */
public record FileStamp(String text, boolean settled) {

    /** Twice the coarsest step of file times in use, FAT's two seconds. */
    private static final Duration COARSE = Duration.ofSeconds(4);

    /** Many times the step of file times on systems with inodes: a tick of the clock, at most 10 ms. */
    private static final Duration FINE = Duration.ofMillis(200);

    /** Reads the stamp of a file. */
    public static FileStamp of(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix") ? unix(file) : basic(file);
    }

    private static FileStamp unix(Path file) throws IOException {
        Map<String, Object> all = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino");
        FileTime changed = time(all, "ctime");
        String text = "%s %d %d %s"
                .formatted(
                        all.get("size"),
                        time(all, "lastModifiedTime").to(TimeUnit.NANOSECONDS),
                        changed.to(TimeUnit.NANOSECONDS),
                        all.get("ino"));
        return new FileStamp(text, isOld(changed, FINE));
    }

    private static FileStamp basic(Path file) throws IOException {
        BasicFileAttributes all = Files.readAttributes(file, BasicFileAttributes.class);
        String text = all.size() + " " + all.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        return new FileStamp(text, isOld(all.lastModifiedTime(), COARSE));
    }

    private static FileTime time(Map<String, Object> all, String name) {
        return (FileTime) Objects.requireNonNull(all.get(name), name);
    }

    private static boolean isOld(FileTime time, Duration step) {
        return time.toInstant().isBefore(Instant.now().minus(step));
    }
}
