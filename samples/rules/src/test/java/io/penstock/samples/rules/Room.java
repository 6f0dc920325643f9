package io.penstock.samples.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** A module of the house and the modules that it may know. */
enum Room {
    API,
    RUNTIME(API),
    TESTING(API, RUNTIME),
    CONFIGURATION(API),
    DATA(API),
    TFRECORD(API, DATA),
    AVRO(API, DATA),
    PARQUET(API, DATA),
    TRANSFORM(API, DATA),
    EVALUATION(API, DATA, TRANSFORM),
    TRAINING(API, DATA, TRANSFORM, EVALUATION),
    RELEASE(API, TRANSFORM),
    TREES(API),
    TRIBUO(API, TRANSFORM, TREES),
    ONNX(API, TREES, TRIBUO),
    XGBOOST(API, TREES),
    LIGHTGBM(API, TREES),
    DJL(API),
    CLI(API, RUNTIME, CONFIGURATION, DATA, TRANSFORM, EVALUATION, TRAINING, RELEASE, TRIBUO),
    SAMPLES(
            API,
            RUNTIME,
            TESTING,
            CONFIGURATION,
            DATA,
            TRANSFORM,
            EVALUATION,
            TRAINING,
            RELEASE,
            TREES,
            TRIBUO,
            ONNX,
            XGBOOST,
            LIGHTGBM,
            DJL,
            CLI);

    static final String HOUSE = "io.penstock";

    private final Set<Room> known;

    Room(Room... known) {
        this.known = Set.of(known);
    }

    static boolean inTheHouse(JavaClass type) {
        return isWithin(type.getPackageName(), HOUSE);
    }

    /** The room of a class of the house; what no other room claims is the API. */
    static Room of(JavaClass type) {
        return Arrays.stream(values())
                .filter(room -> room != API && isWithin(type.getPackageName(), room.root()))
                .findFirst()
                .orElse(API);
    }

    /** The root package, which is also the module's name. */
    String root() {
        return this == API ? HOUSE : HOUSE + "." + name().toLowerCase(Locale.ROOT);
    }

    boolean mayKnow(Room other) {
        return this == other || known.contains(other);
    }

    private static boolean isWithin(String name, String root) {
        return name.equals(root) || name.startsWith(root + ".");
    }
}
