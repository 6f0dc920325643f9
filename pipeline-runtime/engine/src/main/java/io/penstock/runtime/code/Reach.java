package io.penstock.runtime.code;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.penstock.runtime.code.ClassSource.Found;
import io.penstock.runtime.code.MethodCode.Call;
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
 * One walk over the code: from some methods to every method that they may call.
 *
 * <p>A virtual call goes to the named method and to its overrides in every class that the walk has seen an instance of (rapid
 * type analysis: Bacon and Sweeney, OOPSLA 1996). Overrides of methods of the platform or a library count as called, since
 * calls from there are not walked.
 */
final class Reach {

    private final ClassLoader loader;
    private final ClassSource source;
    private final OpenJars openJars;
    private final PlatformTypes platform;
    private final Set<String> walkedContainers;

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Map<String, String> parts = new HashMap<>();
    private final Evidence.Collector evidence = new Evidence.Collector();
    private final List<String> gaps = new ArrayList<>();
    private final Set<Jar> jars = new HashSet<>();
    private final Set<String> libraryClasses = new HashSet<>();
    private final Set<String> reached = new HashSet<>();
    private final Set<String> structures = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Hierarchy> hierarchies = new HashMap<>();
    private final Map<String, Set<String>> callersByKey = new HashMap<>();
    private final Map<String, List<Hierarchy>> seenByKey = new HashMap<>();

    Reach(
            ClassLoader loader,
            ClassSource source,
            OpenJars openJars,
            PlatformTypes platform,
            Set<String> walkedContainers) {
        this.loader = loader;
        this.source = source;
        this.openJars = openJars;
        this.platform = platform;
        this.walkedContainers = walkedContainers;
    }

    /** Adds methods of a class by name, whatever their descriptor, and counts the class as made. */
    void from(String name, Set<String> methods) {
        walked(name).ifPresent(type -> {
            see(name);
            for (String key : type.methods().keySet()) {
                if (methods.contains(key.substring(0, key.indexOf('(')))) {
                    method(type, key);
                }
            }
        });
        drain();
    }

    /** Adds all methods of a class. */
    void fromAll(String name) {
        whole(name);
        drain();
    }

    /** Returns what this walk relied on. */
    Evidence.Collector evidence() {
        return evidence;
    }

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

    private void drain() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    private void whole(String name) {
        walked(name).ifPresent(type -> {
            see(name);
            type.methods().keySet().forEach(key -> method(type, key));
        });
    }

    private void method(ClassCode type, String key) {
        MethodCode code = type.methods().get(key);
        if (code != null && reached.add(type.name() + "." + key)) {
            parts.put(type.display() + "." + key, code.hash());
            work.add(() -> follow(code));
        }
    }

    private void follow(MethodCode code) {
        code.touched().forEach(this::initialise);
        code.made().forEach(this::see);
        code.calls().forEach(this::call);
        if (code.asksForServices()) {
            code.made().forEach(this::services);
        }
    }

    private void call(Call call) {
        Optional<ClassCode> owner = walked(call.owner());
        if (owner.isEmpty()) {
            return;
        }
        structure(owner.get());
        hierarchy(owner.get()).implementing(call.key()).forEach(type -> method(type, call.key()));
        if (call.virtual()
                && callersByKey
                        .computeIfAbsent(call.key(), k -> new HashSet<>())
                        .add(call.owner())) {
            for (Hierarchy receiver : seenByKey.getOrDefault(call.key(), List.of())) {
                dispatch(receiver, call.owner(), call.key());
            }
        }
    }

    private void dispatch(Hierarchy receiver, String owner, String key) {
        if (receiver.names().contains(owner)) {
            receiver.implementing(key).forEach(type -> method(type, key));
        }
    }

    /** Counts a class as one that has instances. */
    private void see(String name) {
        if (seen.add(name)) {
            walked(name).ifPresent(this::seeWalked);
        }
    }

    private void seeWalked(ClassCode type) {
        Hierarchy hierarchy = hierarchy(type);
        hierarchy.walked().forEach(this::structure);
        hierarchy.walked().forEach(above -> initialise(above.name()));
        type.held().forEach(this::see);
        for (String key : hierarchy.virtualKeys()) {
            seenByKey.computeIfAbsent(key, k -> new ArrayList<>()).add(hierarchy);
            callersByKey.getOrDefault(key, Set.of()).forEach(owner -> dispatch(hierarchy, owner, key));
            if (hierarchy.foreign().contains(key)) {
                hierarchy.implementing(key).forEach(above -> method(above, key));
            }
        }
    }

    private void initialise(String name) {
        walked(name).ifPresent(type -> {
            structure(type);
            if (type.methods().containsKey(ClassCode.INITIALISER)) {
                method(type, ClassCode.INITIALISER);
            }
        });
    }

    private void structure(ClassCode type) {
        if (structures.add(type.name())) {
            parts.put(type.display(), type.structure());
        }
    }

    private void services(String service) {
        try {
            List<String> providers = ClassSource.providers(loader, service);
            evidence.services(service, providers);
            providers.forEach(this::whole);
        } catch (IOException e) {
            gaps.add("The providers of service '%s' cannot be read: %s.".formatted(service.replace('/', '.'), e));
        }
    }

    private Hierarchy hierarchy(ClassCode type) {
        Hierarchy known = hierarchies.get(type.name());
        if (known == null) {
            known = new Hierarchy();
            climb(type.name(), known);
            hierarchies.put(type.name(), known);
        }
        return known;
    }

    /** Adds a class, then what is above it: super classes before interfaces. */
    private void climb(String name, Hierarchy into) {
        if (!into.names().add(name)) {
            return;
        }
        Optional<ClassCode> walked = walked(name);
        if (walked.isPresent()) {
            into.walked().add(walked.get());
            climbParents(walked.get(), into);
        } else {
            library(name)
                    .ifPresentOrElse(
                            type -> {
                                into.foreign().addAll(type.signatures());
                                climbParents(type, into);
                            },
                            () -> into.foreign().addAll(platform.overridable(name)));
        }
    }

    private void climbParents(ClassCode type, Hierarchy into) {
        if (type.parent() != null) {
            climb(type.parent(), into);
        }
        type.interfaces().forEach(parent -> climb(parent, into));
    }

    /** Returns a class whose instructions count; notes what it is otherwise. */
    private Optional<ClassCode> walked(String name) {
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

    private Optional<ClassCode> library(String name) {
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
            work.add(() -> parsed(name, () -> {
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
