package io.penstock.cli;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.penstock.data.export.StreamedFormat;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** How a file is compressed as a whole, told by how its name ends. */
enum Compression implements StreamedFormat.Filter {
    GZIP(".gz", ".gzip") {
        @Override
        public OutputStream into(OutputStream file) throws IOException {
            return new GZIPOutputStream(file, STREAM_BYTES);
        }
    },
    ZSTANDARD(".zst", ".zstd") {
        @Override
        public OutputStream into(OutputStream file) throws IOException {
            return new ZstdOutputStream(file);
        }
    };

    private static final int STREAM_BYTES = 1 << 16;
    private static final List<String> OTHERS = List.of(".bz2", ".xz", ".lz4", ".br", ".zip", ".7z");

    private final List<String> suffixes;

    Compression(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /**
     * Returns what a name tells.
     *
     * @throws DefinitionException if it is something that cannot be written
     */
    static Optional<Compression> of(String name) {
        suffix(name, OTHERS).ifPresent(other -> {
            throw new DefinitionException("Nothing here writes '%s'. Name it '.gz' or '.zst'.".formatted(other));
        });
        return Arrays.stream(values())
                .filter(one -> suffix(name, one.suffixes).isPresent())
                .findFirst();
    }

    /** Returns a name without what tells of compression. */
    static String stripped(String name) {
        return of(name).flatMap(one -> suffix(name, one.suffixes))
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .orElse(name);
    }

    /** Returns how names of such files end. */
    String suffix() {
        return suffixes.get(0);
    }

    private static Optional<String> suffix(String name, List<String> suffixes) {
        String small = name.toLowerCase(Locale.ROOT);
        return suffixes.stream().filter(small::endsWith).findFirst();
    }
}
