package io.penstock.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.GenericArtifactType;
import io.penstock.Node;
import io.penstock.Port;
import io.penstock.Step;
import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.OutputLocation;
import io.penstock.artifact.Secret;
import io.penstock.errors.DataException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(int side) implements Shape {}

    enum Blob implements Shape {
        ROUND
    }

    record Drawing(List<Shape> shapes, Map<String, Shape> named, Optional<Shape> frame) {}

    record Values(
            double small,
            float single,
            long whole,
            BigDecimal exact,
            Duration pause,
            Instant at,
            OptionalDouble none,
            Optional<String> some,
            Set<String> set,
            List<Double> odd) {

        /** Not a component of the record, so not part of its JSON. */
        public String getNote() {
            return "note";
        }
    }

    record Reader(Port<List<String>> text, ExternalInput file, OutputLocation place, Secret secret, int lines)
            implements Component<Port<String>> {
        @Override
        public void run(Port<String> out, Execution execution) {}
    }

    private static final Values VALUES = new Values(
            2.0E-3,
            0.1f,
            1L << 60,
            new BigDecimal("1.50"),
            Duration.ofSeconds(90),
            Instant.parse("2026-11-23T09:14:00.123456Z"),
            OptionalDouble.empty(),
            Optional.of("x"),
            Set.of("b", "a", "c"),
            List.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, 2.0E23));

    @Test
    void keysAndSetsAreSortedAndNumbersAreExact() {
        assertThat(CanonicalJson.write(VALUES))
                .isEqualTo("{\"at\":\"2026-11-23T09:14:00.123456Z\",\"exact\":1.50,\"none\":null,"
                        + "\"odd\":[\"NaN\",\"Infinity\",-0.0,2.0E23],\"pause\":\"PT1M30S\",\"set\":[\"a\",\"b\",\"c\"],\"single\":0.1,\"small\":0.002,"
                        + "\"some\":\"x\",\"whole\":1152921504606846976}");
    }

    @Test
    void whatIsWrittenIsReadBackEqual() {
        Drawing drawing = new Drawing(
                List.of(new Circle(1), new Square(2), Blob.ROUND),
                Map.of("b", new Square(1)),
                Optional.of(new Circle(3)));

        assertThat(CanonicalJson.read(CanonicalJson.write(VALUES), Values.class, "values"))
                .isEqualTo(VALUES);
        assertThat(CanonicalJson.read(CanonicalJson.write(drawing), Drawing.class, "drawing"))
                .isEqualTo(drawing);
    }

    @Test
    void aComponentGoesToJsonAndBackWithItsPorts() {
        Reader reader = reader(Path.of("in.csv"), "env:TOKEN");

        Reader back = CanonicalJson.read(CanonicalJson.write(reader), Reader.class, "component");

        assertThat(back).isEqualTo(reader);
        assertThat(back.text().type()).isEqualTo(reader.text().type());
    }

    @Test
    void anEncodingIsItsName() {
        assertThat(CanonicalJson.write(StandardCharsets.UTF_8)).isEqualTo("\"UTF-8\"");
        assertThat(CanonicalJson.read("\"UTF-8\"", Charset.class, "encoding")).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void placesAndCredentialsAreNotPartOfAKey() {
        assertThat(CanonicalJson.writeForKey(reader(Path.of("in.csv"), "env:TOKEN")))
                .isEqualTo(CanonicalJson.writeForKey(reader(Path.of("elsewhere.csv"), "env:OTHER")))
                .doesNotContain("in.csv", "TOKEN")
                .contains("\"lines\":3");
    }

    @Test
    void aClassNameIsAcceptedOnlyForARecordThatImplementsTheInterface() {
        for (String name : List.of("java.util.ArrayList", "io.penstock.json.CanonicalJsonTest$Values")) {
            String json = "{\"shapes\":[{\"@type\":\"" + name + "\"}],\"named\":{},\"frame\":null}";

            assertThatThrownBy(() -> CanonicalJson.read(json, Drawing.class, "drawing"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void brokenJsonIsNamed() {
        assertThatThrownBy(() -> CanonicalJson.read("{\"radius\":", Circle.class, "'circle.json'"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'circle.json'");
        assertThatThrownBy(() -> CanonicalJson.read("{\"radius\":1,\"radios\":1}", Circle.class, "'circle.json'"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("radios");
    }

    private static Reader reader(Path file, String secret) {
        Type strings = Reader.class.getRecordComponents()[0].getGenericType();
        Type list = ((ParameterizedType) strings).getActualTypeArguments()[0];
        @SuppressWarnings("unchecked") // the port is named with the type of the field that it goes into
        Port<List<String>> port = (Port<List<String>>) Port.named("words", "list", list);
        return new Reader(port, ExternalInput.of(file), OutputLocation.of(Path.of("out")), new Secret(secret), 3);
    }

    @Test
    void aListOfInterfacesIsReadBackByItsDeclaredType() {
        Type shapes = new GenericArtifactType(List.class, List.of(Shape.class));
        List<Shape> drawn = List.of(new Circle(1.5), new Square(2), Blob.ROUND);

        assertThat(CanonicalJson.read(CanonicalJson.write(drawn, shapes), shapes, "shapes"))
                .isEqualTo(drawn);
    }

    @Test
    void aStepIsReadBackAndMadeANodeApartFromItsPipeline() {
        Step<?> step = new Reader(
                textPort(),
                ExternalInput.of(Path.of("in.csv")),
                OutputLocation.of(Path.of("out")),
                new Secret("env:TOKEN"),
                7);

        Step<?> again = CanonicalJson.read(CanonicalJson.write(step, Step.class), Step.class, "step");

        assertThat(again).isEqualTo(step);
        assertThat(Node.apart("reader", again).ports())
                .extracting(Port::toString)
                .containsExactly("reader/string");
    }

    @SuppressWarnings("unchecked") // the port is named with the very type
    private static Port<List<String>> textPort() {
        return (Port<List<String>>)
                Port.named("source", "text", new GenericArtifactType(List.class, List.of(String.class)));
    }
}
