package io.penstock.data.source;

/** A source that reads files. */
public interface FileSource extends Source {

    /** Returns the files. */
    FileSet files();

    /** Returns this source for other files, written and typed the same way. */
    FileSource reading(FileSet files);
}
