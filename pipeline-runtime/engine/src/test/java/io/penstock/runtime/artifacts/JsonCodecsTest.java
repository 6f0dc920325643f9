package io.penstock.runtime.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.reflect.TypeToken;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which classes have a part in the JSON of a type. */
class JsonCodecsTest {

    private final ArtifactForms forms = new ArtifactForms();

    record Leaf(int value) {}

    record Other(String text) {}

    record Holder(Map<String, List<Leaf>> leaves, Optional<Other[]> others) {}

    sealed interface Shape permits Dot, Round {}

    record Dot(Leaf at) implements Shape {}

    sealed interface Round extends Shape permits Disc {}

    record Disc(Shape around) implements Round {}

    record Tree<T extends Comparable<T>>(T value, List<Tree<T>> more, Map<T, Pair<List<T>, Tree<T>>> pairs) {}

    record Pair<A, B>(A one, Pair<List<A>, B> other) {}

    record Word(String text) implements Comparable<Word> {
        @Override
        public int compareTo(Word other) {
            return text.compareTo(other.text);
        }
    }

    interface Written {
        @JsonValue
        default String json() {
            return toString();
        }
    }

    record Coded(int code) implements Written {
        @JsonCreator
        static Coded of(Other other) {
            return new Coded(other.text().length());
        }
    }

    enum Level {
        LOW,
        HIGH {
            @Override
            public String toString() {
                return "top";
            }
        }
    }

    private Set<Class<?>> codecs(Type type) {
        return forms.of(type).codecs();
    }

    @Test
    void whatThePlatformBringsAddsNothing() {
        assertThat(codecs(String.class)).isEmpty();
        assertThat(codecs(Integer.class)).isEmpty();
        assertThat(codecs(Instant.class)).isEmpty();
        assertThat(codecs(new TypeToken<List<Integer>>() {}.getType())).isEmpty();
        assertThat(codecs(new TypeToken<List<Duration>>() {}.getType())).isEmpty();
    }

    @Test
    void whatARecordHoldsIsFoundHoweverDeep() {
        assertThat(codecs(Holder.class)).containsExactlyInAnyOrder(Holder.class, Leaf.class, Other.class);
        assertThat(codecs(new TypeToken<List<Holder>>() {}.getType())).isEqualTo(codecs(Holder.class));
    }

    @Test
    void everyPermittedClassIsFound() {
        assertThat(codecs(Shape.class))
                .containsExactlyInAnyOrder(Shape.class, Dot.class, Leaf.class, Round.class, Disc.class);
    }

    @Test
    void genericTypesThatHoldEachOtherComeToAnEnd() {
        assertThat(codecs(new TypeToken<Tree<Word>>() {}.getType()))
                .containsExactlyInAnyOrder(Tree.class, Pair.class, Word.class);
    }

    @Test
    void whatOnlyAnAnnotatedMethodNamesIsFoundAndWhereAMethodIsInherited() {
        assertThat(codecs(Coded.class)).containsExactlyInAnyOrder(Coded.class, Written.class, Other.class);
    }

    @Test
    void theConstantsOfAnEnumAreFoundWithTheirBodies() {
        assertThat(codecs(Level.class)).containsExactlyInAnyOrder(Level.class, Level.HIGH.getClass());
    }
}
