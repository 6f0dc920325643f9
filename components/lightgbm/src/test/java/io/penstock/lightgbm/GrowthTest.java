package io.penstock.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void modelsComeBackFromTheirBytes() throws IOException {
        List<Growth> models = List.of(new Growth("tree\nß", List.of(1, 1, 2)), new Growth("", List.of()));

        assertThat(Growth.read(Growth.bytes(models))).isEqualTo(models);
        assertThat(Growth.read(new byte[0])).isEmpty();
    }
}
