package io.penstock.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThreadGroup;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Which files the threads of one group read, as the JVM's flight recorder sees it: by streams and channels. Not seen: mapped files,
 * native code, attributes and listings of directories.
 */
public final class FileReads {

    private static final String EVENT = "jdk.FileRead";
    private static final String ENGINE = "io.penstock.runtime.";
    private static final Pattern LOADS_CLASSES =
            Pattern.compile("jdk\\.internal\\.loader\\..*|java\\.lang\\.ClassLoader");
    private static final Pattern PLATFORM = Pattern.compile("(java|jdk|sun|com\\.sun)\\..*");

    private FileReads() {}

    /**
     * One file that was read.
     *
     * @param path absolute; empty if the recorder does not tell it: that of JDK 17 names each file once in the life of a JVM
     * @param by the method that read it, outside the platform; empty if none is known
     */
    public record Read(Optional<Path> path, String by) {

        @Override
        public String toString() {
            return "%s, read by %s".formatted(path.map(Path::toString).orElse("a file"), by);
        }
    }

    /** Does something, and returns what was read meanwhile by threads of a group, the engine's own reading left out. */
    public static List<Read> during(String group, Callable<?> work) throws Exception {
        Path file = Files.createTempFile("penstock-reads", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(EVENT).withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            work.call();
            recording.stop();
            recording.dump(file);
            return reads(group, file);
        } finally {
            Files.delete(file);
        }
    }

    private static List<Read> reads(String group, Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(EVENT) && isOf(group, event))
                .filter(event -> !loadsClasses(event))
                .map(event -> new Read(path(event), reader(event)))
                .filter(read -> !read.by().startsWith(ENGINE))
                .distinct()
                .toList();
    }

    private static Optional<Path> path(RecordedEvent event) {
        return Optional.ofNullable(event.getString("path"))
                .map(path -> Path.of(path).toAbsolutePath().normalize());
    }

    private static boolean isOf(String name, RecordedEvent event) {
        if (event.getThread("eventThread") == null) {
            return false;
        }
        @Nullable RecordedThreadGroup group = event.getThread("eventThread").getThreadGroup();
        while (group != null && !name.equals(group.getName())) {
            group = group.getParent();
        }
        return group != null;
    }

    private static boolean loadsClasses(RecordedEvent event) {
        return types(event)
                .takeWhile(type -> PLATFORM.matcher(type).matches())
                .anyMatch(type -> LOADS_CLASSES.matcher(type).matches());
    }

    private static String reader(RecordedEvent event) {
        return frames(event)
                .filter(frame -> !PLATFORM.matcher(type(frame)).matches())
                .findFirst()
                .map(frame -> type(frame) + "." + frame.getMethod().getName())
                .orElse("");
    }

    private static Stream<String> types(RecordedEvent event) {
        return frames(event).map(FileReads::type);
    }

    private static String type(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    private static Stream<RecordedFrame> frames(RecordedEvent event) {
        return event.getStackTrace() == null
                ? Stream.empty()
                : event.getStackTrace().getFrames().stream().filter(RecordedFrame::isJavaFrame);
    }
}
