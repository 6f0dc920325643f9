package io.penstock.djl.internal.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * PyTorch's random numbers, of which there is one sequence for the whole process: who needs his own has to seed it and keep
 * others away for as long as he draws.
 */
public final class NativeRandom {

    private static final ReentrantLock SEQUENCE = new ReentrantLock();

    private NativeRandom() {}

    /** Does something that draws random numbers, the same ones for equal seeds. */
    public static <T> T seeded(long seed, Supplier<T> work) {
        SEQUENCE.lock();
        try {
            PyTorch.engine().setRandomSeed((int) mixed(seed));
            return work.get();
        } finally {
            SEQUENCE.unlock();
        }
    }

    /** Returns a seed for a part of the work, unlike those of other parts. */
    public static long part(long seed, long part) {
        return mixed(seed + mixed(part));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
    private static long mixed(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
