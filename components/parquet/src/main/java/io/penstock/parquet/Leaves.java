package io.penstock.parquet;

import io.penstock.errors.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * Finds the columns of a schema.
 *
 * <p>Source: {@code LogicalTypes.md} of Apache Parquet, "Lists", with its rules for older writers.
 */
final class Leaves {

    private static final int MOST_LISTS = 2;

    private final MessageType schema;
    private final Predicate<String> wanted;
    private final List<Leaf> found = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Leaves(MessageType schema, Predicate<String> wanted) {
        this.schema = schema;
        this.wanted = wanted;
    }

    /**
     * Where a type stands.
     *
     * @param name of the column
     * @param path of the type's parent
     * @param level definition level of the parent
     * @param lists around it
     */
    private record Place(String name, List<String> path, int level, List<Integer> lists) {

        Place in(Type parent, int parentLevel) {
            List<String> longer = new ArrayList<>(path);
            longer.add(parent.getName());
            return new Place(name, longer, parentLevel, lists);
        }

        Place named(String other) {
            return new Place(other, path, level, lists);
        }

        Place inList(int listLevel) {
            List<Integer> more = new ArrayList<>(lists);
            more.add(listLevel);
            return new Place(name, path, level, more);
        }
    }

    /**
     * Returns the columns of a schema.
     *
     * @param wanted which ones, by their name
     * @throws DataException if a wanted one has no column type
     */
    static List<Leaf> of(MessageType schema, Predicate<String> wanted) {
        Leaves leaves = new Leaves(schema, wanted);
        for (Type type : schema.getFields()) {
            leaves.visit(type, new Place(type.getName(), List.of(), 0, List.of()));
        }
        return leaves.found;
    }

    /** Returns the names of all columns of a schema, whatever they are. */
    static List<String> names(MessageType schema) {
        Leaves leaves = new Leaves(schema, name -> false);
        for (Type type : schema.getFields()) {
            leaves.visit(type, new Place(type.getName(), List.of(), 0, List.of()));
        }
        return leaves.names;
    }

    private void visit(Type type, Place place) {
        int level = place.level() + (type.isRepetition(Repetition.REQUIRED) ? 0 : 1);
        Place here = type.isRepetition(Repetition.REPEATED) ? place.inList(level - 1) : place;
        if (type.isPrimitive()) {
            add(type, here);
        } else {
            visitGroup(type.asGroupType(), here, level);
        }
    }

    private void visitGroup(GroupType group, Place place, int level) {
        LogicalTypeAnnotation logical = group.getLogicalTypeAnnotation();
        if (logical instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation) {
            visitList(group, place, level);
        } else if (logical != null || !place.lists().isEmpty()) {
            refuse(place.name(), logical == null ? "list of groups" : "group of type " + logical);
        } else {
            for (Type field : group.getFields()) {
                visit(field, place.in(group, level).named(place.name() + "." + field.getName()));
            }
        }
    }

    private void visitList(GroupType list, Place place, int level) {
        Type repeated = list.getType(0);
        Place inside = place.in(list, level);
        if (list.getFieldCount() != 1 || !repeated.isRepetition(Repetition.REPEATED)) {
            refuse(place.name(), "list of another form");
        } else if (repeated.isPrimitive()) {
            visit(repeated, inside);
        } else if (isElement(list, repeated.asGroupType())) {
            refuse(place.name(), "list of groups");
        } else {
            Type element = repeated.asGroupType().getType(0);
            visit(element, inside.inList(level).in(repeated, level + 1));
        }
    }

    /** Returns whether the repeated group is an element itself, as some writers write it. */
    private static boolean isElement(GroupType list, GroupType repeated) {
        return repeated.getFieldCount() != 1
                || repeated.getName().equals("array")
                || repeated.getName().equals(list.getName() + "_tuple");
    }

    private void add(Type type, Place place) {
        names.add(place.name());
        if (place.lists().size() > MOST_LISTS) {
            refuse(place.name(), "list of lists of lists");
        } else if (wanted.test(place.name())) {
            String[] path = place.in(type, 0).path().toArray(String[]::new);
            found.add(new Leaf(place.name(), schema.getColumnDescription(path), place.lists()));
        }
    }

    private void refuse(String name, String what) {
        if (!names.contains(name)) {
            names.add(name);
        }
        if (wanted.test(name)) {
            throw PrimitiveTypes.unreadable(name, what);
        }
    }
}
