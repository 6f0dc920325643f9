package io.penstock.runtime.code;

import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.files.FileDigests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Type;

/**
 * Takes the fingerprint of the code that a step can reach. Thread-safe; each class is read once per class loader, and no class
 * or loader is kept alive.
 *
 * <p>The platform's classes are left out. Classes of Penstock, of directories and of jars that hold a step, a configuration value,
 * a codec or a type that goes to JSON count by their instructions; all others count by the digest of their jar, and bring the jars that they name.
 * What is called by reflection alone is not seen.
 */
public final class CodeFingerprints {

    private static final Set<String> ENTRIES = Set.of("run", "resolve");

    /** Shared by all workspaces, since classes are; holds texts only, and a loader's as long as the loader lives. */
    private static final Map<ClassLoader, Loaded> LOADERS = new WeakHashMap<>();

    private static final PlatformTypes PLATFORM = new PlatformTypes();

    private final FileDigests files;
    private final CodeTables tables;

    /** Creates fingerprints that take the digests of jars from a table, and keep what they find. */
    public CodeFingerprints(FileDigests files, CodeTables tables) {
        this.files = files;
        this.tables = tables;
    }

    /** What is known of one class loader, as texts. */
    private static final class Loaded {
        private final ClassSource source = new ClassSource();
        private final Map<List<String>, Walked> fingerprints = new ConcurrentHashMap<>();
    }

    /**
     * Takes the fingerprint of a step's code.
     *
     * @param step its class; counted from {@code run} or {@code resolve}
     * @param reached classes of which every method counts: of configuration values, codecs and types that go to JSON
     */
    public CodeFingerprint of(Class<?> step, Collection<Class<?>> reached) {
        ClassLoader loader = Viewpoint.of(step, reached);
        Loaded loaded;
        synchronized (LOADERS) {
            loaded = LOADERS.computeIfAbsent(loader, unknown -> new Loaded());
        }
        List<String> names = names(loader, step, reached);
        Walked known = loaded.fingerprints.get(names);
        if (known == null) {
            known = tables.find(names, loader, loaded.source)
                    .map(fingerprint -> new Walked(fingerprint, Optional.empty()))
                    .orElseGet(() -> walk(loader, step, reached, loaded.source));
            loaded.fingerprints.put(names, known);
        }
        tables.keep(known, names);
        return known.fingerprint();
    }

    private static List<String> names(ClassLoader loader, Class<?> step, Collection<Class<?>> reached) {
        TreeSet<String> others = new TreeSet<>();
        for (Class<?> type : reached) {
            others.add(
                    Viewpoint.sees(loader, type)
                            ? type.getName()
                            : type.getName() + "@" + System.identityHashCode(type.getClassLoader()));
        }
        List<String> names = new ArrayList<>(others);
        names.add(step.getName());
        return names;
    }

    private Walked walk(ClassLoader loader, Class<?> step, Collection<Class<?>> reached, ClassSource source) {
        try (OpenJars jars = new OpenJars()) {
            MetClasses classes = new MetClasses(loader, source, jars, containers(loader, source, step, reached));
            List<String> exits = reach(classes, step, reached);
            List<String> gaps = new ArrayList<>(classes.gaps());
            reached.forEach(type -> visible(type, loader, gaps));
            for (Jar jar : classes.jars()) {
                jar(jar, classes.parts(), gaps);
            }
            return new Walked(
                    CodeFingerprint.of(classes.parts(), gaps, exits),
                    gaps.isEmpty() ? classes.evidence().evidence(loader, exits) : Optional.empty());
        } catch (IOException e) {
            throw new EnvironmentException("A jar that was read cannot be closed: " + e, e);
        }
    }

    /** Walks the code and returns the exits that were found. */
    private static List<String> reach(MetClasses classes, Class<?> step, Collection<Class<?>> reached) {
        Reach reach = new Reach(classes, PLATFORM);
        reached.forEach(type -> reach.see(Type.getInternalName(type)));
        reach.from(Type.getInternalName(step), ENTRIES);
        reached.forEach(type -> reach.fromAll(Type.getInternalName(type)));
        reach.finish();
        return reach.exits();
    }

    /** Two jars of one name, in whatever order. */
    private static String both(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private static Set<String> containers(
            ClassLoader loader, ClassSource source, Class<?> step, Collection<Class<?>> reached) {
        Set<Class<?>> roots = new LinkedHashSet<>(reached);
        roots.add(step);
        Set<String> containers = new HashSet<>();
        for (Class<?> root : roots) {
            Origin origin = source.find(loader, Type.getInternalName(root)).origin();
            if (origin != null) {
                containers.add(origin.container());
            }
        }
        return containers;
    }

    /** A class of another class loader cannot be found by the step's, so its code would be missing. */
    private static void visible(Class<?> type, ClassLoader loader, List<String> gaps) {
        if (!Viewpoint.sees(loader, type)) {
            gaps.add("Class '%s' is not visible to the class loader of the step.".formatted(type.getName()));
        }
    }

    private void jar(Jar jar, Map<String, String> parts, List<String> gaps) {
        try {
            parts.merge("jar " + jar.name(), jar.digest(files).text(), CodeFingerprints::both);
        } catch (IOException e) {
            gaps.add("Jar '%s' cannot be read: %s.".formatted(jar, e));
        }
    }
}
