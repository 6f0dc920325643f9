package com.example.tips;

import io.penstock.columns.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a caller knows of a trip; what is left out is missing, and is filled as it was in training. */
record Trip(OptionalDouble fare, OptionalDouble miles, OptionalDouble seconds, Optional<String> paymentType) {

    Row row() {
        Map<String, Object> values = new LinkedHashMap<>();
        fare.ifPresent(value -> values.put("fare", value));
        miles.ifPresent(value -> values.put("trip_miles", value));
        seconds.ifPresent(value -> values.put("trip_seconds", value));
        paymentType.ifPresent(value -> values.put("payment_type", value));
        return Row.of(values);
    }
}
