package io.penstock.runtime.code;

import io.penstock.runtime.code.MethodCode.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One walk over the code: from some methods to every method that they may call.
 *
 * <p>A virtual call goes to the named method and to its overrides in every class that the walk has seen an instance of (rapid
 * type analysis: Bacon and Sweeney, OOPSLA 1996). Overrides of methods of the platform or a library count as called, since
 * calls from there are not walked.
 */
final class Reach {

    private final MetClasses classes;
    private final PlatformTypes platform;

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Exits exits = new Exits();
    private final Deque<Runnable> uncalled = new ArrayDeque<>();
    private final Set<String> structures = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Hierarchy> hierarchies = new HashMap<>();
    private final Map<String, Set<String>> callersByKey = new HashMap<>();
    private final Map<String, List<Hierarchy>> seenByKey = new HashMap<>();
    private String at = Exits.NOBODY;

    Reach(MetClasses classes, PlatformTypes platform) {
        this.classes = classes;
        this.platform = platform;
    }

    /** Adds methods of a class by name, whatever their descriptor, and counts the class as made. */
    void from(String name, Set<String> methods) {
        classes.walked(name).ifPresent(type -> {
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

    /** Adds the methods that need a caller and have found none: they count as code, not as ways to an exit. */
    void finish() {
        exits.close();
        for (Runnable next = uncalled.poll(); next != null; next = uncalled.poll()) {
            next.run();
            drain();
        }
    }

    /** Returns the ways to calls that end the process. */
    List<String> exits() {
        return exits.chains();
    }

    private void drain() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
            at = Exits.NOBODY;
        }
        classes.drain();
    }

    private void whole(String name) {
        classes.walked(name).ifPresent(type -> {
            see(name);
            type.methods().forEach((key, code) -> {
                if (code.needsCaller(key)) {
                    uncalled.add(() -> method(type, key));
                } else {
                    method(type, key);
                }
            });
        });
    }

    private void method(ClassCode type, String key) {
        MethodCode code = type.methods().get(key);
        String name = type.name() + "." + key;
        if (code != null && exits.reach(name, at)) {
            classes.parts().put(type.display() + "." + key, code.hash());
            work.add(() -> follow(name, code));
        }
    }

    private void follow(String name, MethodCode code) {
        at = name;
        exits.note(name, code.endings());
        code.touched().forEach(this::initialise);
        code.made().forEach(this::see);
        code.calls().forEach(this::call);
        if (code.asksForServices()) {
            code.made().forEach(this::services);
        }
    }

    private void call(Call call) {
        Optional<ClassCode> owner = classes.walked(call.owner());
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

    /** Counts a class as one that has instances, so that calls may come to its methods. */
    void see(String name) {
        if (seen.add(name)) {
            classes.walked(name).ifPresent(this::seeWalked);
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
        classes.walked(name).ifPresent(type -> {
            structure(type);
            if (type.methods().containsKey(ClassCode.INITIALISER)) {
                method(type, ClassCode.INITIALISER);
            }
        });
    }

    private void structure(ClassCode type) {
        if (structures.add(type.name())) {
            classes.parts().put(type.display(), type.structure());
        }
    }

    private void services(String service) {
        classes.providers(service).forEach(this::whole);
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
        Optional<ClassCode> walked = classes.walked(name);
        if (walked.isPresent()) {
            into.walked().add(walked.get());
            climbParents(walked.get(), into);
        } else {
            classes.library(name)
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
}
