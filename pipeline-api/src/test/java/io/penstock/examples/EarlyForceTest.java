package io.penstock.examples;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyForceTest {

    @TempDir
    private Path directory;

    @Test
    void whatCannotBeForcedIsToldToTheWriter() throws Exception {
        FileChannel channel =
                FileChannel.open(directory.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        EarlyForce force = new EarlyForce(channel);
        channel.close();

        force.written(1L << 30);

        assertThatThrownBy(force::await).hasCauseInstanceOf(ClosedChannelException.class);
    }
}
