package io.penstock.configuration.internal.tree;

import java.util.Optional;

/** The doors to both syntaxes. A text that is not of its syntax is one problem, and there is no tree. */
public final class Trees {

    private Trees() {}

    /** Reads YAML; nothing written is a mapping without entries. */
    public static Optional<Tree> yaml(String text, Source source, Problems problems) {
        return read(YamlTree::read, text, source, problems);
    }

    /** Reads JSON; nothing written is a mapping without entries. */
    public static Optional<Tree> json(String text, Source source, Problems problems) {
        return read(JsonTree::read, text, source, problems);
    }

    private interface Syntax {
        Tree read(String text, Source source, Problems problems) throws UnreadableException;
    }

    private static Optional<Tree> read(Syntax syntax, String text, Source source, Problems problems) {
        try {
            return Optional.of(syntax.read(text, source, problems));
        } catch (UnreadableException e) {
            e.addTo(problems);
            return Optional.empty();
        }
    }
}
