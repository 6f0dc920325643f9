package io.penstock.runtime.care;

import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the directory at the end of an archive says of its entries beyond what Java tells of them: that one is a link or a device. The
 * numbers are those of PKWARE's APPNOTE 6.3.10, sections 4.3.12, 4.3.14 to 4.3.16 and 4.4.2.
 */
final class CentralDirectory {

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LARGEST_COMMENT = 0xffff;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int UNIX = 3;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;

    private final FileChannel file;

    private CentralDirectory(FileChannel file) {
        this.file = file;
    }

    /**
     * Refuses an archive with an entry that is no plain file.
     *
     * @throws DataException if there is one, or the directory is damaged
     */
    static void check(Path archive) throws IOException {
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.READ)) {
            new CentralDirectory(file).check();
        }
    }

    private void check() throws IOException {
        long end = end();
        long place = begin(end);
        while (place + ENTRY_BYTES <= end) {
            ByteBuffer entry = read(place, ENTRY_BYTES);
            if (entry.getInt(0) != ENTRY) {
                return; // what follows the entries
            }
            if (entry.get(5) == UNIX && !isPlain(entry.getInt(38) >>> 16)) {
                throw new DataException("it holds an entry that is a link or a device");
            }
            place += ENTRY_BYTES + length(entry, 28) + length(entry, 30) + length(entry, 32);
        }
    }

    private static boolean isPlain(int mode) {
        return (mode & TYPE) == REGULAR || (mode & TYPE) == 0;
    }

    /** Returns where the end record begins; behind it there may be a comment. */
    private long end() throws IOException {
        int tail = (int) Math.min(file.size(), END_BYTES + LARGEST_COMMENT);
        ByteBuffer bytes = read(file.size() - tail, tail);
        for (int place = tail - END_BYTES; place >= 0; place--) {
            if (bytes.getInt(place) == END) {
                return file.size() - tail + place;
            }
        }
        throw new DataException("it is cut off, or no archive");
    }

    /** Returns where the first entry is, which a large archive says elsewhere. */
    private long begin(long end) throws IOException {
        if (end >= LOCATOR_BYTES) {
            ByteBuffer locator = read(end - LOCATOR_BYTES, LOCATOR_BYTES);
            if (locator.getInt(0) == LOCATOR) {
                return read(locator.getLong(8) + 48, Long.BYTES).getLong(0);
            }
        }
        return Integer.toUnsignedLong(read(end + 16, Integer.BYTES).getInt(0));
    }

    private ByteBuffer read(long place, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int read = 0;
        while (place >= 0 && read >= 0 && buffer.hasRemaining()) {
            read = file.read(buffer, place + buffer.position());
        }
        if (buffer.hasRemaining()) {
            throw new DataException("its directory is damaged");
        }
        return buffer;
    }

    private static int length(ByteBuffer entry, int place) {
        return Short.toUnsignedInt(entry.getShort(place));
    }
}
