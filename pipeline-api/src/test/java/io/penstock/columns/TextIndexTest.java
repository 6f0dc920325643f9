package io.penstock.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class TextIndexTest {

    @Property(tries = 100)
    void textsAreNumberedByFirstAppearance(@ForAll @Size(max = 600) List<@StringLength(max = 2) String> texts) {
        TextIndex index = new TextIndex();
        Set<String> distinct = new LinkedHashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = i % 3 == 0 ? "beyond eight bytes " + texts.get(i) : texts.get(i);
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            String stored = new String(utf8, StandardCharsets.UTF_8);
            distinct.add(stored);
            int number = index.add(utf8, 0, utf8.length);
            assertThat(number).isEqualTo(new ArrayList<>(distinct).indexOf(stored));
            assertThat(index.find(utf8, 0, utf8.length)).isEqualTo(number);
        }

        assertThat(index.size()).isEqualTo(distinct.size());
        assertThat(index.texts().sameValues(TextColumn.of(new ArrayList<>(distinct))))
                .isTrue();
        assertThat(index.find("never there".getBytes(StandardCharsets.UTF_8), 0, 11))
                .isEqualTo(-1);
    }
}
