package io.penstock.transform.feature;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a text becomes a sequence of tokens. The same everywhere: it depends on no locale. */
public enum Tokenizer {

    /** Each character (Unicode code point) is a token. */
    CHARACTERS {
        @Override
        Stream<String> tokens(String text) {
            return text.codePoints().mapToObj(Character::toString);
        }
    },

    /** Runs of letters and digits in lower case are tokens, and each other character that is no space. */
    WORDS {
        @Override
        Stream<String> tokens(String text) {
            return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group);
        }
    };

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\s\\p{L}\\p{M}\\p{N}]", Pattern.UNICODE_CHARACTER_CLASS);

    /** Returns the tokens of a text in their order. */
    abstract Stream<String> tokens(String text);
}
