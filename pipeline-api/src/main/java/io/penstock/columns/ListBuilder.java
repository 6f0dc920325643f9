package io.penstock.columns;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/** Builds a {@link ListColumn}. */
final class ListBuilder extends ColumnBuilder {

    private final ColumnType.ListOf type;
    private final ColumnBuilder elements;
    private int[] offsets = new int[64];

    ListBuilder(Field field, ColumnType.ListOf type) {
        super(field);
        this.type = type;
        this.elements = ColumnBuilder.of(new Field(field.name(), type.element()));
    }

    @Override
    public ColumnBuilder elements() {
        return elements;
    }

    @Override
    public long byteSize() {
        return super.byteSize() + elements.byteSize();
    }

    @Override
    public void appendMissing() {
        end(size());
        validity.missing();
    }

    @Override
    public void endList() {
        int length = elements.size() - offsets[size()];
        if (type.fixedLength() >= 0 && length != type.fixedLength()) {
            throw refused("list of " + length);
        }
        end(size());
        validity.present();
    }

    @Override
    void appendBoxed(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(elements::append);
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.append(Array.get(value, i));
            }
        } else {
            throw refused(value);
        }
        endList();
    }

    @Override
    void appendRange(Column source, int from, int to) {
        ListColumn column = (ListColumn) source;
        int at = size();
        for (int row = from; row < to; row++) {
            if (!column.isMissing(row)) {
                elements.append(column.elements(), column.offset(row), column.offset(row) + column.length(row));
            }
            end(at + row - from);
        }
    }

    @Override
    public ListColumn build() {
        int[] built = Arrays.copyOf(offsets, size() + 1);
        return ListColumn.of(type, built, elements.build(), validity.build());
    }

    private void end(int row) {
        if (row + 2 > offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        offsets[row + 1] = elements.size();
    }
}
