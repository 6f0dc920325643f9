package io.penstock.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of an estimator decides over its network, and not over how that is trained.
 *
 * @param kind of the network
 * @param sizes by their names
 */
record Architecture(String kind, SortedMap<String, Object> sizes) {

    private Architecture(String kind) {
        this(kind, new TreeMap<>());
    }

    static Architecture of(DjlEstimator estimator) {
        Architecture bare = new Architecture(estimator.getClass().getSimpleName());
        if (estimator instanceof WideAndDeep table) {
            return bare.with("hidden", table.hidden()).with("embedding", table.embedding());
        }
        if (estimator instanceof ConvolutionalNetwork images) {
            return bare.with("height", images.height())
                    .with("width", images.width())
                    .with("channels", images.channels())
                    .with("filters", images.filters())
                    .with("hidden", images.hidden());
        }
        if (estimator instanceof TextClassifier texts) {
            return bare.with("encoder", texts.encoder())
                    .with("embedding", texts.embedding())
                    .with("units", texts.units())
                    .with("window", texts.window());
        }
        if (estimator instanceof CharacterGenerator generator) {
            return bare.with("embedding", generator.embedding()).with("units", generator.units());
        }
        return estimator instanceof UserNetwork own ? bare.with("factory", own.factory()) : bare;
    }

    private Architecture with(String name, Object size) {
        SortedMap<String, Object> more = new TreeMap<>(sizes);
        more.put(name, size);
        return new Architecture(kind, more);
    }

    /** Returns in what another one differs, in words. */
    List<String> differences(Architecture other) {
        if (!kind.equals(other.kind)) {
            return List.of("it is a '%s' and not a '%s'".formatted(other.kind, kind));
        }
        List<String> all = new ArrayList<>();
        sizes.forEach((name, size) -> {
            if (!size.equals(other.sizes.get(name))) {
                all.add("its %s is '%s' and not '%s'".formatted(name, other.sizes.get(name), size));
            }
        });
        return all;
    }
}
