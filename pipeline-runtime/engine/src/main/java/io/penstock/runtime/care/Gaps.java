package io.penstock.runtime.care;

import io.penstock.errors.DataException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is missing in a record that was read from JSON of someone else, where nothing may be. */
final class Gaps {

    private Gaps() {}

    /**
     * Refuses a record if anything in it is null, however deep.
     *
     * @param name of the record, for the message
     */
    static void check(@Nullable Object value, String name) {
        if (value == null) {
            throw new DataException("its manifest lacks '%s'".formatted(name));
        }
        if (value instanceof Record parts) {
            for (RecordComponent part : value.getClass().getRecordComponents()) {
                check(part(parts, part), name + "." + part.getName());
            }
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> check(element, name + "[]"));
        } else if (value instanceof Map<?, ?> values) {
            values.forEach((key, mapped) -> check(mapped, name + "." + key));
        } else if (value instanceof Optional<?> held && held.isPresent()) {
            check(held.get(), name);
        }
    }

    private static @Nullable Object part(Record whole, RecordComponent part) {
        try {
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("'%s' is not to be read".formatted(part), e);
        }
    }
}
