package io.penstock.runtime.metadata.sqlite;

import io.penstock.errors.EnvironmentException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says of a failure of SQLite what is in the way and what to do. */
final class SqliteFailure {

    private static final int PRIMARY_CODE = 0xFF;

    private SqliteFailure() {}

    static boolean isBusy(SQLException failure) {
        SQLiteErrorCode code = code(failure);
        return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /** Returns whether a row was refused, and not the database. */
    static boolean isConstraint(SQLException failure) {
        return code(failure) == SQLiteErrorCode.SQLITE_CONSTRAINT;
    }

    static EnvironmentException of(Path file, SQLException failure) {
        return new EnvironmentException(
                "Metadata database '%s' %s (%s)".formatted(file, advice(code(failure)), failure.getMessage()), failure);
    }

    private static String advice(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_FULL -> "cannot grow: the disk is full. Free some space; nothing stored is lost.";
            case SQLITE_BUSY, SQLITE_LOCKED -> "stayed locked by another process. See which process holds it open.";
            case SQLITE_NOTADB ->
                "is not a database. Choose another workspace, or move the file away to begin an empty one.";
            case SQLITE_CORRUPT ->
                "is damaged. Restore the workspace from a backup, or move the file away to begin an empty one.";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN ->
                "cannot be opened for writing. Check the permissions of the file and of its directory, and close the workspace if this process has it open to look at.";
            case SQLITE_IOERR -> "cannot be read or written. Check the disk; a network file system is not supported.";
            default -> "refuses its work.";
        };
    }

    /** Extended codes carry the primary one in their low byte. */
    private static SQLiteErrorCode code(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
