package io.penstock.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper.DefaultTypeResolverBuilder;
import com.fasterxml.jackson.databind.ObjectMapper.DefaultTyping;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;

/** Adds the class name to values whose declared type is an interface of ours or a user's; reads back records and enums only. */
final class InterfaceTyping extends DefaultTypeResolverBuilder {

    private static final long serialVersionUID = 1L;

    private InterfaceTyping(PolymorphicTypeValidator validator) {
        super(DefaultTyping.OBJECT_AND_NON_CONCRETE, validator);
    }

    static TypeResolverBuilder<?> resolver() {
        return new InterfaceTyping(new RecordsOnly())
                .init(JsonTypeInfo.Id.CLASS, null)
                .inclusion(JsonTypeInfo.As.PROPERTY)
                .typeProperty("@type");
    }

    @Override
    public boolean useForType(JavaType type) {
        return type.isInterface() && !type.isContainerType() && !Mappers.isWellKnown(type.getRawClass());
    }

    /** Accepts a class name only for a record, or an enum's class, that implements what was declared. */
    private static final class RecordsOnly extends PolymorphicTypeValidator {

        private static final long serialVersionUID = 1L;

        @Override
        public Validity validateBaseType(MapperConfig<?> config, JavaType base) {
            return Validity.INDETERMINATE;
        }

        @Override
        public Validity validateSubClassName(MapperConfig<?> config, JavaType base, String name) {
            return Validity.INDETERMINATE;
        }

        @Override
        public Validity validateSubType(MapperConfig<?> config, JavaType base, JavaType type) {
            boolean plain = type.getRawClass().isRecord() || type.isEnumType();
            return plain && type.isTypeOrSubTypeOf(base.getRawClass()) ? Validity.ALLOWED : Validity.DENIED;
        }
    }
}
