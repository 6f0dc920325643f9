package io.penstock.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.ref.WeakReference;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The mappers for one class loader. A mapper keeps all classes that it has met, and static ones would keep what a host reloads.
 * So only classes of {@link Loaders#areOwn Penstock's own side} share the static mappers; those of another loader have mappers
 * that only its classes refer to, which go with it. Thread-safe.
 */
final class LoaderMappers {

    /** Two settings of Jackson, and what they have met. */
    private record Pair(ObjectMapper values, ObjectMapper keys, Acquaintances met) {

        static Pair of(@Nullable ClassLoader loader) {
            Acquaintances met = new Acquaintances(loader);
            return new Pair(Mappers.forValues(loader, met), Mappers.forKeys(loader, met), met);
        }
    }

    /** Something done by a mapper. */
    interface Use<T> {
        T by(ObjectMapper mapper) throws JsonProcessingException;
    }

    private static final LoaderMappers OWN = new LoaderMappers(null);

    /** The values are kept by {@link #BY_CLASS}, as long as a class lives that needs them. */
    private static final Map<ClassLoader, WeakReference<LoaderMappers>> OTHERS = new WeakHashMap<>();

    private static final ClassValue<LoaderMappers> BY_CLASS = new ClassValue<>() {
        @Override
        protected LoaderMappers computeValue(Class<?> type) {
            return ofOther(type.getClassLoader());
        }
    };

    private final @Nullable ClassLoader loader;
    private final AtomicReference<@Nullable Pair> pair = new AtomicReference<>();

    private LoaderMappers(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns the mappers for a type: those of its loader, and for one of Penstock's own side those of the running thread. */
    static LoaderMappers of(Type type) {
        return Loaders.otherIn(type).map(BY_CLASS::get).orElseGet(LoaderMappers::ofThread);
    }

    /** Has something done by the mapper for whole values. */
    <T> T withValues(Use<T> use) throws JsonProcessingException {
        Pair present = pair();
        try {
            return use.by(present.values());
        } finally {
            giveUpIfStrained(present);
        }
    }

    /** Has something done by the mapper for cache keys. */
    <T> T withKeys(Use<T> use) throws JsonProcessingException {
        Pair present = pair();
        try {
            return use.by(present.keys());
        } finally {
            giveUpIfStrained(present);
        }
    }

    /** Makes sure that there are mappers for the loader of a class, which is not on Penstock's own side. */
    static void prepareFor(Class<?> type) {
        BY_CLASS.get(type);
    }

    private Pair pair() {
        Pair present = pair.get();
        return present == null ? made() : present;
    }

    private Pair made() {
        Pair made = Pair.of(loader);
        Pair sooner = pair.compareAndExchange(null, made);
        return sooner == null ? made : sooner;
    }

    /** Mappers that have met a class of a loader which may go before theirs would hold it, so they are made anew. */
    private void giveUpIfStrained(Pair used) {
        if (used.met().strangers()) {
            pair.compareAndSet(used, null);
        }
    }

    private static LoaderMappers ofThread() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Loaders.areOwn(context) ? OWN : known(context).orElse(OWN);
    }

    private static LoaderMappers ofOther(ClassLoader loader) {
        synchronized (OTHERS) {
            LoaderMappers known = known(loader).orElseGet(() -> new LoaderMappers(loader));
            OTHERS.put(loader, new WeakReference<>(known));
            return known;
        }
    }

    private static Optional<LoaderMappers> known(@Nullable ClassLoader loader) {
        synchronized (OTHERS) {
            return Optional.ofNullable(OTHERS.get(loader)).map(WeakReference::get);
        }
    }
}
