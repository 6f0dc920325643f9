package io.penstock.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript network as {@code torch.jit.save} does: a ZIP file of code, of a pickled object without parameters, and
 * of no constants.
 */
final class Traced {

    private static final String CODE = """
            class Net(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Net,
                x: Tensor) -> Tensor:
                return %s
            """;

    private Traced() {}

    /** Writes a network whose outputs are an expression of {@code x}. */
    static Path network(Path file, String expression) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "net/version", "3\n".getBytes(StandardCharsets.US_ASCII));
            put(zip, "net/code/__torch__.py", CODE.formatted(expression).getBytes(StandardCharsets.UTF_8));
            put(zip, "net/data.pkl", object());
            put(zip, "net/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
        }
        return file;
    }

    /** An object of the class, with the one field {@code training = False}, in protocol 2 of Python's pickle. */
    private static byte[] object() throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.write(new byte[] {(byte) 0x80, 2});
        pickle.write("c__torch__\nNet\n)".getBytes(StandardCharsets.US_ASCII));
        pickle.write(new byte[] {(byte) 0x81, '}', '(', 'X', 8, 0, 0, 0});
        pickle.write("training".getBytes(StandardCharsets.US_ASCII));
        pickle.write(new byte[] {(byte) 0x89, 'u', 'b', '.'});
        return pickle.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
