package io.penstock.runtime.code;

import io.penstock.artifact.Digest;
import io.penstock.runtime.files.FileDigests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar, by itself or nested in another.
 *
 * @param file the jar, or the one around it
 * @param entry its name in the one around it; empty if it lies by itself
 */
record Jar(Path file, String entry) {

    boolean isNested() {
        return !entry.isEmpty();
    }

    /** Returns its file name, the same whether it is nested or not. */
    String name() {
        return isNested() ? entry.substring(entry.lastIndexOf('/') + 1) : String.valueOf(file.getFileName());
    }

    /** Returns the digest of its content; what else is in the jar around it does not count. */
    Digest digest(FileDigests files) throws IOException {
        return isNested() ? nested() : files.of(file);
    }

    private Digest nested() throws IOException {
        try (ZipFile outer = new ZipFile(file.toFile())) {
            ZipEntry inner = outer.getEntry(entry);
            if (inner == null) {
                throw new IOException("'%s' is gone".formatted(entry));
            }
            MessageDigest sha = Digest.sha256();
            try (InputStream in = outer.getInputStream(inner)) {
                new DigestInputStream(in, sha).transferTo(OutputStream.nullOutputStream());
            }
            return Digest.of(sha);
        }
    }

    @Override
    public String toString() {
        return isNested() ? file + "!/" + entry : file.toString();
    }
}
