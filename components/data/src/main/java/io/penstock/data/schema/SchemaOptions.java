package io.penstock.data.schema;

import io.penstock.errors.DefinitionException;

/**
 * What is inferred from statistics.
 *
 * @param split the split to infer from; if there is none of this name, the first one
 * @param maxDomainSize a text column of at most as many distinct values gets a domain, 0 for none; statistics must list as many
 * @param ranges whether numeric columns get the range that was seen
 */
public record SchemaOptions(String split, int maxDomainSize, boolean ranges) {

    /** From {@code train}; domains of at most 100 texts, as TFX has it; no ranges. */
    public static final SchemaOptions DEFAULT = new SchemaOptions("train", 100, false);

    /** Checks the size. */
    public SchemaOptions {
        if (maxDomainSize < 0) {
            throw new DefinitionException(
                    "SchemaOptions.maxDomainSize is '%d'. Choose 0 for no domains, or more.".formatted(maxDomainSize));
        }
    }

    /** Returns these options for another split. */
    public SchemaOptions fromSplit(String name) {
        return new SchemaOptions(name, maxDomainSize, ranges);
    }

    /** Returns these options with another size of the largest domain. */
    public SchemaOptions withMaxDomainSize(int size) {
        return new SchemaOptions(split, size, ranges);
    }

    /** Returns these options with ranges of numeric columns. */
    public SchemaOptions withRanges() {
        return new SchemaOptions(split, maxDomainSize, true);
    }
}
