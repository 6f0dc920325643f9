package io.penstock.tribuo.internal;

import io.penstock.model.TrainingContext;

/**
 * Lets a trainer be stopped that knows nothing of it, from whatever it calls often: checks now and then, and carries the
 * interruption out through the trainer. Used by one thread.
 */
public final class Checks {

    private final TrainingContext context;
    private final int every;
    private int calls;

    /** Checks at one of so many calls. */
    public Checks(TrainingContext context, int every) {
        this.context = context;
        this.every = every;
    }

    /** Carries an interruption through a trainer. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient InterruptedException interrupted;

        Cancelled(InterruptedException interrupted) {
            super(interrupted);
            this.interrupted = interrupted;
        }
    }

    /** A training that calls {@link #count} often. */
    public interface Training<T> {

        /** Trains. */
        T run();
    }

    /** Counts a call. */
    public void count() {
        if (++calls % every == 0) {
            try {
                context.checkCancelled();
            } catch (InterruptedException e) {
                throw new Cancelled(e);
            }
        }
    }

    /** Trains, and ends with the interruption if there was one. */
    public <T> T run(Training<T> training) throws InterruptedException {
        context.checkCancelled();
        try {
            return training.run();
        } catch (Cancelled e) {
            throw e.interrupted;
        }
    }
}
