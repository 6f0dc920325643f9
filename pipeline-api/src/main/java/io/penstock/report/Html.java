package io.penstock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An element of a page: its attributes and what is in it. Texts and attribute values are escaped when it is written.
 *
 * <p>It can hold neither script nor style nor anything that is fetched: only the elements and attributes of text, tables and
 * drawings are known, and links lead to places of the same page. Changed in place while it is built, by one thread.
 */
public final class Html {

    private static final Set<String> ELEMENTS = Set.of(
            "a",
            "article",
            "b",
            "br",
            "caption",
            "code",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "small",
            "span",
            "strong",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "ul",
            "circle",
            "desc",
            "g",
            "line",
            "path",
            "polyline",
            "rect",
            "svg",
            "text",
            "title",
            "tspan");

    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "colspan",
            "cx",
            "cy",
            "d",
            "datetime",
            "dominant-baseline",
            "height",
            "href",
            "id",
            "lang",
            "open",
            "points",
            "preserveAspectRatio",
            "r",
            "role",
            "rowspan",
            "rx",
            "ry",
            "scope",
            "tabindex",
            "text-anchor",
            "title",
            "transform",
            "viewBox",
            "width",
            "x",
            "x1",
            "x2",
            "y",
            "y1",
            "y2");

    private static final Set<String> VOID = Set.of("br", "hr");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final List<Object> children = new ArrayList<>();

    private Html(String name) {
        this.name = name;
    }

    /**
     * Makes an empty element.
     *
     * @throws IllegalArgumentException if the name is not one of text, tables or drawings
     */
    public static Html of(String name) {
        return new Html(known(ELEMENTS, name, "element"));
    }

    /** Makes an element that holds a text. */
    public static Html of(String name, String text) {
        return of(name).text(text);
    }

    /**
     * Adds an attribute.
     *
     * @throws IllegalArgumentException if the attribute could run or fetch something
     */
    public Html with(String attribute, String value) {
        String checked = attribute.startsWith("aria-") ? attribute : known(ATTRIBUTES, attribute, "attribute");
        if (attribute.equals("href") && !value.startsWith("#")) {
            throw new IllegalArgumentException(
                    "A link to '%s' leaves the page. A report links to its own places only: '#id'.".formatted(value));
        }
        attributes.append(' ').append(checked).append("=\"");
        escape(value, attributes);
        attributes.append('"');
        return this;
    }

    /** Adds the classes of the stylesheet, separated by spaces. */
    public Html styled(String classes) {
        return with("class", classes);
    }

    /** Appends a text. */
    public Html text(String text) {
        children.add(text);
        return this;
    }

    /** Appends elements. */
    public Html add(Html... elements) {
        children.addAll(List.of(elements));
        return this;
    }

    /** Appends elements. */
    public Html addAll(List<Html> elements) {
        children.addAll(elements);
        return this;
    }

    /** Writes the element as HTML. */
    public void writeTo(StringBuilder out) {
        out.append('<').append(name).append(attributes).append('>');
        if (VOID.contains(name)) {
            return;
        }
        for (Object child : children) {
            write(child, out);
        }
        out.append("</").append(name).append('>');
    }

    /** Returns the element as HTML. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        writeTo(out);
        return out.toString();
    }

    private static void write(Object child, StringBuilder out) {
        if (child instanceof Html element) {
            element.writeTo(out);
        } else {
            escape(child.toString(), out);
        }
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(isPrintable(c) ? c : '\uFFFD');
            }
        }
    }

    /** HTML knows no way to write the other control characters. */
    private static boolean isPrintable(char c) {
        return c >= ' ' && c != 0x7F || c == '\n' || c == '\t';
    }

    private static String known(Set<String> names, String name, String what) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "The %s '%s' is not for reports, which hold text, tables and drawings only.".formatted(what, name));
        }
        return name;
    }
}
