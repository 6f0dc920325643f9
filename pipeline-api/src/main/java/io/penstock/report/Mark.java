package io.penstock.report;

/** A state as people see it: a coloured tag with a sign and a word. */
public enum Mark {
    /** It is well. */
    PASS("pass"),
    /** It is not. */
    FAIL("fail"),
    /** It cannot be told, or needs a look. */
    UNDECIDED("und"),
    /** It was there already. */
    CACHED("cached"),
    /** It was left out, by decision or by consequence. */
    SKIPPED("skip");

    private final String style;

    Mark(String style) {
        this.style = style;
    }

    /** Returns the class of the stylesheet that has the colour and the sign. */
    public String style() {
        return style;
    }

    /** Returns a tag with a word. */
    public Html tag(String word) {
        return Html.of("span", word).styled("tag " + style);
    }
}
