package io.penstock.data.validation;

import io.penstock.errors.DefinitionException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which deviation is an error.
 *
 * <p>Unless {@code severities} says otherwise: a missing column, another type and a number out of range are errors; a new column is a
 * warning; a text outside its domain and a missing value are errors if they concern more than {@code tolerance} of the rows, else
 * warnings. A split by chance leaves a rare company to the evaluation rows alone; that should be seen, not stop the work.
 *
 * @param tolerance share of the rows, 0 to 1
 * @param severities severities of kinds that do not follow the rule above
 */
public record ValidationOptions(double tolerance, Map<AnomalyKind, Severity> severities) {

    /** A tolerance of 1 %, and no exceptions. */
    public static final ValidationOptions DEFAULT = new ValidationOptions(0.01, Map.of());

    /** Checks the share and copies the map. */
    public ValidationOptions {
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new DefinitionException(
                    "ValidationOptions.tolerance is '%s'. Choose a share from 0 to 1.".formatted(tolerance));
        }
        severities = Map.copyOf(severities);
    }

    /** Returns these options with another tolerance. */
    public ValidationOptions withTolerance(double share) {
        return new ValidationOptions(share, severities);
    }

    /** Returns these options with a fixed severity of one kind. */
    public ValidationOptions with(AnomalyKind kind, Severity severity) {
        Map<AnomalyKind, Severity> more = new TreeMap<>(severities);
        more.put(kind, severity);
        return new ValidationOptions(tolerance, more);
    }

    Severity of(AnomalyKind kind, double share) {
        return Optional.ofNullable(severities.get(kind)).orElseGet(() -> byRule(kind, share));
    }

    private Severity byRule(AnomalyKind kind, double share) {
        return switch (kind) {
            case MISSING_COLUMN, TYPE, RANGE -> Severity.ERROR;
            case NEW_COLUMN -> Severity.WARNING;
            case PRESENCE, DOMAIN -> share > tolerance ? Severity.ERROR : Severity.WARNING;
        };
    }
}
