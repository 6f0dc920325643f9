package io.penstock.data.export;

import java.util.List;

/**
 * What an export wrote.
 *
 * @param files one for each split
 */
public record ExportedExamples(List<ExportedFile> files) {

    /** Copies the files. */
    public ExportedExamples {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param split whose rows it has
     * @param file where it is, relative to the directory of the export
     * @param rows how many rows it has
     */
    public record ExportedFile(String split, String file, long rows) {}
}
