package io.penstock.data.validation;

/** What deviates. The names in brackets are those of TFX's anomalies of the same meaning. */
public enum AnomalyKind {
    /** A column of the schema is not in the data (SCHEMA_MISSING_COLUMN). */
    MISSING_COLUMN,
    /** A column of the data is not in the schema (SCHEMA_NEW_COLUMN). */
    NEW_COLUMN,
    /** A column has another type (UNEXPECTED_DATA_TYPE). */
    TYPE,
    /** Fewer rows have a value than the schema asks for (FEATURE_TYPE_LOW_FRACTION_PRESENT). */
    PRESENCE,
    /** Texts occur that are not in the domain (ENUM_TYPE_UNEXPECTED_STRING_VALUES). */
    DOMAIN,
    /** Numbers occur outside the range, or NaN where there is a range (FLOAT_TYPE_BIG_FLOAT, FLOAT_TYPE_SMALL_FLOAT, and the like). */
    RANGE
}
