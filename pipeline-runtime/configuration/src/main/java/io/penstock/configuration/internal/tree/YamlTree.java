package io.penstock.configuration.internal.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 as a tree, from events: aliases are followed here, so that what they multiply into is counted before anyone
 * walks it.
 */
final class YamlTree {

    /** Lists and mappings in each other. */
    static final int DEPTH = 100;

    private static final int VALUES = 100_000;

    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    /** A value and how many it holds, itself and what aliases repeat included. */
    private record Anchored(Tree tree, int size) {}

    private final Iterator<Event> events;
    private final Source source;
    private final Problems problems;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int size;
    private int depth;

    private YamlTree(Iterator<Event> events, Source source, Problems problems) {
        this.events = events;
        this.source = source;
        this.problems = problems;
    }

    static Tree read(String text, Source source, Problems problems) throws UnreadableException {
        LoadSettings settings = LoadSettings.builder().setLabel(source.name()).build();
        try {
            return new YamlTree(new Parse(settings).parseString(text).iterator(), source, problems).document();
        } catch (MarkedYamlEngineException e) {
            throw new UnreadableException(
                    place(source, e.getProblemMark()), "This is not YAML: %s.".formatted(withoutText(e.getProblem())));
        } catch (YamlEngineException e) {
            throw new UnreadableException(source.whole(), "This is not YAML: %s.".formatted(e.getMessage()));
        }
    }

    /** Leaves out the word behind a {@code !}, which may begin a secret without its quotes. */
    private static String withoutText(String problem) {
        return problem.replaceFirst("(?s)(found undefined tag handle).*", "$1");
    }

    private Tree document() throws UnreadableException {
        events.next(); // the stream begins
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return Tree.Mapping.empty(source.whole());
        }
        Tree tree = value(events.next());
        events.next(); // the document ends
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            throw new UnreadableException(place(next), "A second document begins here. Keep one.");
        }
        return isNothing(tree) ? Tree.Mapping.empty(tree.place()) : tree;
    }

    private static boolean isNothing(Tree tree) {
        return tree instanceof Tree.Scalar scalar
                && scalar.kind() == Tree.Kind.NULL
                && scalar.text().isEmpty();
    }

    private Tree value(Event event) throws UnreadableException {
        if (event instanceof AliasEvent alias) {
            return repeated(alias);
        }
        int before = size;
        grow(1, event);
        Tree tree = event instanceof ScalarEvent scalar ? scalar(scalar) : collection((CollectionStartEvent) event);
        ((NodeEvent) event).getAnchor().ifPresent(name -> anchors.put(name, new Anchored(tree, size - before)));
        return tree;
    }

    /** An alias inside of its own anchor is met before the anchor is known. */
    private Tree repeated(AliasEvent alias) throws UnreadableException {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw new UnreadableException(
                    place(alias),
                    "No anchor comes before this alias. Define it by '&', or put a text with '*' in quotes.");
        }
        grow(anchored.size(), alias);
        return anchored.tree();
    }

    private void grow(int by, Event at) throws UnreadableException {
        size += by;
        if (size > VALUES) {
            throw new UnreadableException(
                    place(at), "With its aliases this holds more than %d values. Write less.".formatted(VALUES));
        }
    }

    private Tree scalar(ScalarEvent event) throws UnreadableException {
        Optional<String> tag = event.getTag().filter(name -> !name.equals("!"));
        Tree.Kind kind = tag.isPresent()
                ? tagged(tag.get(), event)
                : event.isPlain() ? PlainScalars.kind(event.getValue()) : Tree.Kind.TEXT;
        return new Tree.Scalar(kind, event.getValue(), place(event));
    }

    private Tree.Kind tagged(String tag, Event at) throws UnreadableException {
        if (!tag.equals(STANDARD_TAG + "str")) {
            throw foreign(at);
        }
        return Tree.Kind.TEXT;
    }

    private UnreadableException foreign(Event at) {
        return new UnreadableException(
                place(at), "A tag (!) has no meaning here. Remove it, or put the text in quotes.");
    }

    private Tree collection(CollectionStartEvent event) throws UnreadableException {
        if (event.getTag().isPresent()) {
            throw foreign(event);
        }
        if (++depth > DEPTH) {
            throw new UnreadableException(place(event), "This is nested deeper than %d levels.".formatted(DEPTH));
        }
        Tree tree = event.getEventId() == Event.ID.MappingStart ? mapping(place(event)) : sequence(place(event));
        depth--;
        return tree;
    }

    private Tree sequence(Place place) throws UnreadableException {
        List<Tree> elements = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            elements.add(value(event));
        }
        return new Tree.Sequence(elements, place);
    }

    private Tree mapping(Place place) throws UnreadableException {
        Entries entries = new Entries(problems);
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Place keyPlace = place(event);
            if (!(value(event) instanceof Tree.Scalar key)) {
                throw new UnreadableException(keyPlace, "A key must be a single word.");
            }
            entries.add(key.text(), keyPlace, value(events.next()));
        }
        return entries.at(place);
    }

    private Place place(Event event) {
        return place(source, event.getStartMark());
    }

    private static Place place(Source source, Optional<Mark> mark) {
        return mark.map(at -> source.at(at.getLine() + 1, at.getColumn() + 1)).orElse(source.whole());
    }
}
