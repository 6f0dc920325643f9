package io.penstock.runtime.store;

import io.penstock.runtime.store.Remains.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A disk that keeps for sure only what was forced: the content of a file since the file was forced, a name in a directory since
 * the directory was. It is cut off before a given operation; {@link #remains} then says what may be left.
 *
 * <p>Files and directories are told apart by numbers of their own, since a file system gives the number of a deleted file to
 * the next one. What is written past this layer is found when something is forced.
 */
final class PowerCutDisk implements FileLayer {

    private static final int NEVER = Integer.MAX_VALUE;

    private final FileLayer disk = new Disk();
    private final Path root;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final Map<Integer, Content> forced = new HashMap<>();
    private final Set<Integer> ignored = new HashSet<>();
    private final AtomicInteger next = new AtomicInteger();
    private int cut = NEVER;
    private int operations;
    private int forces;

    /** Begins with all that lies below a directory as it is, safe. */
    PowerCutDisk(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.toList()) {
                keep(path);
            }
        }
    }

    /** Cuts the power before an operation, counted from now. */
    void cutBefore(int operation) {
        operations = 0;
        cut = operation;
    }

    /** Lets one force do nothing, the first being number 0. */
    void ignoreForce(int number) {
        ignored.add(number);
    }

    int operations() {
        return operations;
    }

    int forces() {
        return forces;
    }

    /** Returns what may be left after the cut, once for each fate. */
    List<Remains> remains(List<Fate> fates) throws IOException {
        Map<Integer, Content> live = live();
        return fates.stream()
                .map(fate -> Remains.of(number(root), live, forced, fate))
                .toList();
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        step();
        disk.createDirectories(directory);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        step();
        disk.write(file, content);
    }

    @Override
    public void force(Path fileOrDirectory) throws IOException {
        step();
        if (!ignored.contains(forces++)) {
            keep(fileOrDirectory);
        }
    }

    @Override
    public void seal(Path file) throws IOException {
        step();
        disk.seal(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        disk.move(from, to);
    }

    @Override
    public void deleteTree(Path directory) throws IOException {
        step();
        if (Files.exists(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path : tree.toList()) {
                    numbers.remove(key(path));
                }
            }
            disk.deleteTree(directory);
        }
    }

    private void step() {
        if (operations == cut) {
            throw new PowerCut();
        }
        operations++;
    }

    private void keep(Path path) throws IOException {
        forced.put(number(path), content(path));
    }

    private Map<Integer, Content> live() throws IOException {
        Map<Integer, Content> live = new HashMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.toList()) {
                live.put(number(path), content(path));
            }
        }
        return live;
    }

    private Content content(Path path) throws IOException {
        return Files.isDirectory(path) ? Content.of(list(path)) : Content.of(path);
    }

    /** Returns the names in a directory with the numbers of what they name. */
    private Map<String, Integer> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.collect(Collectors.toMap(path -> path.getFileName().toString(), this::number));
        }
    }

    private int number(Path path) {
        return numbers.computeIfAbsent(key(path), first -> next.incrementAndGet());
    }

    private static Object key(Path path) {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return Objects.requireNonNull(key, "a file system with numbers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
