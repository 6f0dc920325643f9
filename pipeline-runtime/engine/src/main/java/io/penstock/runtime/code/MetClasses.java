package io.penstock.runtime.code;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.penstock.runtime.code.ClassSource.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that one walk meets: those whose instructions count, and those of libraries, which count as a whole and bring the
 * libraries that they name. Notes what the walk relies on, and what it could not read.
 */
final class MetClasses {

    private final ClassLoader loader;
    private final ClassSource source;
    private final OpenJars openJars;
    private final Set<String> walkedContainers;

    private final Map<String, String> parts = new HashMap<>();
    private final Evidence.Collector evidence = new Evidence.Collector();
    private final List<String> gaps = new ArrayList<>();
    private final Set<Jar> jars = new HashSet<>();
    private final Set<String> libraryClasses = new HashSet<>();
    private final Deque<Runnable> libraries = new ArrayDeque<>();

    MetClasses(ClassLoader loader, ClassSource source, OpenJars openJars, Set<String> walkedContainers) {
        this.loader = loader;
        this.source = source;
        this.openJars = openJars;
        this.walkedContainers = walkedContainers;
    }

    /** Returns what this walk relied on. */
    Evidence.Collector evidence() {
        return evidence;
    }

    /** Returns the hash of each part of the code by its name, to add to. */
    Map<String, String> parts() {
        return parts;
    }

    List<String> gaps() {
        return gaps;
    }

    /** Returns the jars of the libraries that were reached. */
    Set<Jar> jars() {
        return jars;
    }

    /** Adds the libraries that those found so far name. */
    void drain() {
        for (Runnable next = libraries.poll(); next != null; next = libraries.poll()) {
            next.run();
        }
    }

    /** Returns the classes that provide a service; none if they cannot be read, which is a gap. */
    List<String> providers(String service) {
        try {
            List<String> providers = ClassSource.providers(loader, service);
            evidence.services(service, providers);
            return providers;
        } catch (IOException e) {
            gap("The providers of service '%s' cannot be read: %s.".formatted(service.replace('/', '.'), e));
            return List.of();
        }
    }

    /** Returns a class whose instructions count; notes what it is otherwise. */
    Optional<ClassCode> walked(String name) {
        Origin origin = origin(name);
        if (origin == null) {
            return Optional.empty();
        }
        if (!isWalked(name, origin)) {
            visitLibrary(name);
            return Optional.empty();
        }
        evidence.found(name, origin);
        return parsed(name, () -> source.walked(loader, name, origin, openJars));
    }

    private boolean isWalked(String name, Origin origin) {
        return name.startsWith("io/penstock/")
                || origin.jar().isEmpty()
                || walkedContainers.contains(origin.container());
    }

    /** Returns a class of a library; empty if it is the platform's, or one whose instructions count. */
    Optional<ClassCode> library(String name) {
        Origin origin = source.find(loader, name).origin();
        return origin == null || isWalked(name, origin)
                ? Optional.empty()
                : parsed(name, () -> source.ofLibrary(loader, name, origin, openJars));
    }

    /** Adds a library's jar, and those of the classes that it names. */
    private void visitLibrary(String name) {
        Origin origin = source.find(loader, name).origin();
        if (origin != null && !isWalked(name, origin) && libraryClasses.add(name)) {
            origin.jar().ifPresent(jars::add);
            evidence.found(name, origin);
            libraries.add(() -> parsed(name, () -> {
                for (String named : source.namedBy(loader, name, origin, openJars)) {
                    source.find(loader, named, origin, openJars);
                    visitLibrary(named);
                }
                return origin;
            }));
        }
    }

    /** Says where a class is; null if it is the platform's, not there, or unreadable, and notes the last two. */
    private @Nullable Origin origin(String name) {
        Found found = source.find(loader, name);
        if (found.absent()) {
            evidence.absent(name);
            parts.put(name.replace('/', '.'), "absent");
        } else if (found.gap() != null) {
            gap(found.gap());
        }
        return found.origin();
    }

    private interface Parsing<T> {
        T read() throws IOException;
    }

    @CanIgnoreReturnValue
    private <T> Optional<T> parsed(String name, Parsing<T> parsing) {
        try {
            return Optional.of(parsing.read());
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            gap("Class '%s' cannot be read: %s.".formatted(name.replace('/', '.'), e));
            return Optional.empty();
        }
    }

    private void gap(String gap) {
        if (!gaps.contains(gap)) {
            gaps.add(gap);
        }
    }
}
