package io.penstock.errors;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Tells errors that can pass by themselves from those that come back every time.
 *
 * <p>What can pass: {@link EnvironmentException}, {@link TimeoutException}, what implements {@link Passing}, transient and
 * recoverable exceptions of JDBC, and every {@link IOException} but those that speak of content (a wrong encoding, a damaged archive, an early end)
 * or of names and rights in the file system. An error that can pass counts wherever it stands in the chain of causes, unless
 * a {@link DataException}, a {@link DefinitionException} or an {@link Error} stands above it.
 */
public final class Transience {

    private static final Set<Class<? extends IOException>> LASTING = Set.of(
            CharConversionException.class,
            CharacterCodingException.class,
            EOFException.class,
            FileNotFoundException.class,
            FileSystemException.class,
            ObjectStreamException.class,
            SSLHandshakeException.class,
            ZipException.class);

    private static final Set<String> OF_JDBC =
            Set.of("java.sql.SQLTransientException", "java.sql.SQLRecoverableException");

    private Transience() {}

    /** Marks an exception of one's own as one that can pass. */
    public interface Passing {}

    /** Returns whether trying again may help. */
    public static boolean canPass(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof Error || cause instanceof DataException || cause instanceof DefinitionException) {
                return false;
            }
            if (isPassing(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether an exception or one of its causes is of one of the named classes, or of a sub-class. */
    public static boolean isOneOf(Throwable failure, Set<String> classes) {
        for (Throwable cause : causes(failure)) {
            for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
                if (classes.contains(type.getName())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A chain may lead back to where it was. */
    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static boolean isPassing(Throwable cause) {
        return cause instanceof EnvironmentException
                || cause instanceof TimeoutException
                || cause instanceof Passing
                || cause instanceof IOException && LASTING.stream().noneMatch(type -> type.isInstance(cause))
                || isOneOf(cause, OF_JDBC);
    }
}
