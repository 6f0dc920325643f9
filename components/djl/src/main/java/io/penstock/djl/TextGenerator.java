package io.penstock.djl;

import io.penstock.djl.internal.serving.Recurrence;
import io.penstock.djl.internal.serving.Writing;
import io.penstock.errors.DataException;
import io.penstock.model.Feature;
import io.penstock.model.Model;
import java.io.IOException;
import java.util.List;

/** Writes texts with a model of a {@link CharacterGenerator}. In plain Java; immutable and thread-safe. */
public final class TextGenerator {

    private final Recurrence recurrence;
    private final List<String> vocabulary;

    private TextGenerator(Recurrence recurrence, List<String> vocabulary) {
        this.recurrence = recurrence;
        this.vocabulary = vocabulary;
    }

    /**
     * Loads a model.
     *
     * @throws DataException if it is not one of a character generator, or its tokens are not characters
     */
    public static TextGenerator load(Model model) throws IOException {
        if (!(Networks.read(model) instanceof CharacterGenerator generator)) {
            throw new DataException(
                    "Model '%s' writes no text. Train a CharacterGenerator.".formatted(model.directory()));
        }
        Feature.Sequence text =
                Plans.text("A text generator", model.description().signature());
        for (String token : text.vocabulary()) {
            if (!token.equals(Feature.Sequence.UNKNOWN) && token.codePointCount(0, token.length()) != 1) {
                throw new DataException(
                        "Token '%s' of feature '%s' is not one character. Split the text into characters."
                                .formatted(token, text.name()));
            }
        }
        return new TextGenerator(Networks.recurrence(generator, model), text.vocabulary());
    }

    /**
     * Writes what may follow a beginning. Equal arguments give equal texts.
     *
     * @param prompt the beginning, which may be empty; characters that the model does not know count as unknown ones
     * @param length characters to write, at least 0
     * @param temperature 0 for the most probable character each time, 1 for probabilities as they were learnt, and between for
     *     what is more probable
     * @param seed of the random choices
     * @return the characters that were written, without the beginning
     */
    public String generate(String prompt, int length, double temperature, long seed) {
        if (length < 0 || !(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException(
                    "A text of '%d' characters at temperature '%s' cannot be written. Both are at least 0."
                            .formatted(length, temperature));
        }
        Writing writing = new Writing(recurrence, temperature, seed);
        prompt.codePoints().mapToObj(Character::toString).forEach(character -> writing.read(token(character)));
        int first = vocabulary.get(0).equals(Feature.Sequence.UNKNOWN) ? 1 : 0;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(vocabulary.get(writing.write(first)));
        }
        return text.toString();
    }

    private int token(String character) {
        return Math.max(vocabulary.indexOf(character), 0);
    }
}
