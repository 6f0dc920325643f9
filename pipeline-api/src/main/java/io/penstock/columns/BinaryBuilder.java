package io.penstock.columns;

/** Builds a {@link BinaryColumn}. */
final class BinaryBuilder extends ColumnBuilder {

    private final ByteStore store = new ByteStore();

    BinaryBuilder(Field field) {
        super(field);
    }

    @Override
    public long byteSize() {
        return super.byteSize() + store.byteLength();
    }

    @Override
    public void appendMissing() {
        store.addEmpty();
        validity.missing();
    }

    @Override
    public void appendBytes(byte[] bytes, int offset, int length) {
        store.add(bytes, offset, length);
        validity.present();
    }

    @Override
    void appendBoxed(Object value) {
        if (value instanceof byte[] bytes) {
            appendBytes(bytes, 0, bytes.length);
        } else {
            throw refused(value);
        }
    }

    @Override
    void appendRange(Column source, int from, int to) {
        ((BinaryColumn) source).appendTo(store, from, to);
    }

    @Override
    public BinaryColumn build() {
        BinaryColumn built = BinaryColumn.of(store.bytes(), store.offsets(), validity.build());
        store.clear();
        return built;
    }
}
