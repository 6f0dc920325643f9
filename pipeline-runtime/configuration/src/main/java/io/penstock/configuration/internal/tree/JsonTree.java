package io.penstock.configuration.internal.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON as a tree. */
final class JsonTree {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(YamlTree.DEPTH)
                    .build())
            .build();

    private final JsonParser parser;
    private final Source source;
    private final Problems problems;

    private JsonTree(JsonParser parser, Source source, Problems problems) {
        this.parser = parser;
        this.source = source;
        this.problems = problems;
    }

    static Tree read(String text, Source source, Problems problems) throws UnreadableException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonTree(parser, source, problems).document();
        } catch (JsonProcessingException e) {
            throw new UnreadableException(
                    place(source, e.getLocation()), "This is not JSON: %s.".formatted(withoutText(e)));
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot be read.", e);
        }
    }

    private Tree document() throws IOException, UnreadableException {
        if (parser.nextToken() == null) {
            return Tree.Mapping.empty(source.whole());
        }
        Tree tree = value();
        if (parser.nextToken() != null) {
            throw new UnreadableException(here(), "Something follows the end of the JSON. Remove it.");
        }
        return tree;
    }

    private Tree value() throws IOException {
        Place place = here();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(place);
            case START_ARRAY -> sequence(place);
            case VALUE_NULL -> scalar(Tree.Kind.NULL, place);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Tree.Kind.BOOLEAN, place);
            case VALUE_NUMBER_INT -> scalar(Tree.Kind.INTEGER, place);
            case VALUE_NUMBER_FLOAT -> scalar(Tree.Kind.DECIMAL, place);
            default -> scalar(Tree.Kind.TEXT, place);
        };
    }

    private Tree scalar(Tree.Kind kind, Place place) throws IOException {
        return new Tree.Scalar(kind, parser.getText(), place);
    }

    private Tree sequence(Place place) throws IOException {
        List<Tree> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return new Tree.Sequence(elements, place);
    }

    private Tree mapping(Place place) throws IOException {
        Entries entries = new Entries(problems);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = here();
            parser.nextToken();
            entries.add(key, keyPlace, value());
        }
        return entries.at(place);
    }

    private Place here() {
        return place(source, parser.currentTokenLocation());
    }

    private static Place place(Source source, @Nullable JsonLocation at) {
        return at == null ? source.whole() : source.at(at.getLineNr(), at.getColumnNr());
    }

    /** Leaves out the word that was found, which may be a secret without its quotes. */
    private static String withoutText(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll("(?s)token '.*?'(?=:|$)", "token");
    }
}
