package io.penstock.runtime.code;

import io.penstock.artifact.Digest;
import io.penstock.runtime.code.ClassSource.Found;
import io.penstock.runtime.files.FileStamp;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a walk over the code relied on, by which the next process sees without a walk that it would come out the same: the
 * stamps of all class files and jars, where each class of a directory and one of each jar was found, which classes were not
 * there, which providers a service had, and the jars and directories of the class path in their order. Beside them stand the
 * exits that the walk found.
 *
 * @param lines a letter for the kind, and texts between tabs
 */
record Evidence(List<String> lines) {

    /** Jars have a manifest; of the nameless resource only directories tell. */
    private static final List<String> PLACES = List.of("META-INF/MANIFEST.MF", "");

    /** Begins the line of an exit, which ends with a tab as those of other kinds do that expect nothing. */
    private static final String EXIT = "X\t";

    /** Returns the ways to calls that end the process, which the walk found. */
    List<String> exits() {
        return lines.stream()
                .filter(line -> line.startsWith(EXIT))
                .map(line -> line.substring(EXIT.length(), line.length() - 1))
                .toList();
    }

    /** Collects what one walk relies on. */
    static final class Collector {

        private final Map<String, String> witnesses = new TreeMap<>();
        private final Set<String> jars = new HashSet<>();
        private final TreeSet<String> files = new TreeSet<>();
        private final TreeSet<String> absent = new TreeSet<>();
        private final Map<String, String> services = new TreeMap<>();
        private boolean unclear;

        /** Notes where a class was found, and whether its own file counts or that of its jar. */
        void found(String name, Origin origin) {
            if (origin.jar().isEmpty() || jars.add(origin.container())) {
                witnesses.put(name, origin.container());
            }
            if (origin.archive().isPresent()) {
                files.add(origin.archive().get().toString());
            } else if (origin.directory().isPresent()) {
                files.add(origin.directory().get().resolve(name + ".class").toString());
            } else {
                unclear = true;
            }
        }

        void absent(String name) {
            absent.add(name);
        }

        void services(String name, List<String> providers) {
            services.put(name, digest(providers));
        }

        /** Returns the evidence beside the exits that the walk found; empty if something cannot be told by stamps. */
        Optional<Evidence> evidence(ClassLoader loader, List<String> exits) {
            List<String> lines = new ArrayList<>();
            PLACES.forEach(mark -> lines.add("P\t" + mark + "\t" + places(loader, mark)));
            boolean settled = true;
            try {
                for (String file : files) {
                    FileStamp stamp = FileStamp.of(Path.of(file));
                    settled &= stamp.settled();
                    lines.add("F\t" + file + "\t" + stamp.text());
                }
            } catch (IOException e) {
                return Optional.empty(); // gone since it was read: the next process walks anew
            }
            witnesses.forEach((name, container) -> lines.add("A\t" + name + "\t" + container));
            absent.forEach(name -> lines.add("N\t" + name + "\t"));
            services.forEach((name, providers) -> lines.add("S\t" + name + "\t" + providers));
            exits.forEach(chain -> lines.add(EXIT + chain + "\t"));
            return settled && !unclear ? Optional.of(new Evidence(lines)) : Optional.empty();
        }
    }

    /**
     * Looks at the present state of what evidence speaks of; for each class loader once, since a host that reloads has changed the
     * files before it makes the next one. Thread-safe.
     */
    static final class Inspector {

        /** What was seen for one loader: texts, so that it is not kept alive. */
        private record Seen(Map<String, String> stamps, Map<String, String> places) {}

        private final Map<ClassSource, Seen> seen = Collections.synchronizedMap(new WeakHashMap<>());

        boolean holds(Evidence evidence, ClassLoader loader, ClassSource source) {
            Seen ofLoader = seen.computeIfAbsent(
                    source, unknown -> new Seen(new ConcurrentHashMap<>(), new ConcurrentHashMap<>()));
            return evidence.lines().stream().allMatch(line -> holds(line, loader, source, ofLoader));
        }

        private static boolean holds(String line, ClassLoader loader, ClassSource source, Seen seen) {
            int tab = line.indexOf('\t', 2);
            if (tab < 0) {
                return false;
            }
            String subject = line.substring(2, tab);
            String expected = line.substring(tab + 1);
            return switch (line.charAt(0)) {
                case 'F' ->
                    seen.stamps().computeIfAbsent(subject, Inspector::stamp).equals(expected);
                case 'A' -> isAt(source.find(loader, subject), expected);
                case 'X' -> true;
                case 'N' -> source.find(loader, subject).absent();
                case 'S' -> providers(loader, subject).equals(expected);
                case 'P' ->
                    seen.places()
                            .computeIfAbsent(subject, mark -> places(loader, mark))
                            .equals(expected);
                default -> false;
            };
        }

        private static boolean isAt(Found found, String container) {
            @Nullable Origin origin = found.origin();
            return origin != null && Objects.equals(origin.container(), container);
        }

        private static String stamp(String file) {
            try {
                return FileStamp.of(Path.of(file)).text();
            } catch (IOException e) {
                return "gone";
            }
        }

        private static String providers(ClassLoader loader, String service) {
            try {
                return digest(ClassSource.providers(loader, service));
            } catch (IOException e) {
                return "unreadable";
            }
        }
    }

    /** Returns the places of a class path that hold a resource, in their order. */
    private static String places(ClassLoader loader, String mark) {
        try {
            return digest(Collections.list(loader.getResources(mark)).stream()
                    .map(URL::toString)
                    .toList());
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static String digest(List<String> providers) {
        return Digest.of(String.join("\n", providers)).text();
    }
}
