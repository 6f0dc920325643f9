package io.penstock.runtime.cache;

import io.penstock.Library;
import io.penstock.Node;
import io.penstock.Step;
import io.penstock.artifact.Digest;
import io.penstock.artifact.ExternalInput;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.cache.StepValues.Element;
import io.penstock.runtime.code.CodeFingerprint;
import io.penstock.runtime.code.CodeFingerprints;
import io.penstock.runtime.files.FileDigests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Makes the cache keys of executions. Thread-safe. */
public final class CacheKeys {

    /** Stands for the digest of an input that was withheld. */
    private static final String WITHHELD = "withheld";

    private final BiFunction<Class<?>, Set<Class<?>>, CodeFingerprint> code;
    private final ExternalDigests externals;

    /** Creates keys over the code that the class loaders know and the files that are at their places. */
    public CacheKeys(CodeFingerprints code, FileDigests files) {
        this(code::of, files);
    }

    private CacheKeys(BiFunction<Class<?>, Set<Class<?>>, CodeFingerprint> code, FileDigests files) {
        this.code = code;
        this.externals = new ExternalDigests(files);
    }

    /** Creates keys that leave the code out, for executions that are never looked up. */
    public static CacheKeys withoutCode() {
        return new CacheKeys((step, reached) -> CodeFingerprint.NONE, FileDigests.inMemory());
    }

    /**
     * Makes the key of one execution.
     *
     * @param node its step and ports
     * @param codecs the classes that store its outputs and read its inputs
     * @param inputs the digest of each input by field, in order; empty if it was withheld
     * @throws io.penstock.errors.DataException if a file that the step names is not there
     */
    public CacheKey of(Node node, Set<Class<?>> codecs, Map<String, Optional<Digest>> inputs) {
        Step<?> step = node.step();
        StepValues values = StepValues.of(step);
        CodeFingerprint fingerprint = code(step, values, codecs);
        LinkedHashMap<String, String> parts = new LinkedHashMap<>();
        parts.put("component", step.getClass().getName());
        parts.put("code", fingerprint.digest().text());
        parts.put("configuration", CanonicalJson.writeForKey(step));
        for (Node.Input input : node.inputs()) {
            parts.put(
                    "input " + input.field() + " " + input.port().type().getTypeName(),
                    inputs.getOrDefault(input.field(), Optional.empty())
                            .map(Digest::text)
                            .orElse(WITHHELD));
        }
        files(values).forEach((field, digest) -> parts.put(CacheKey.FILE + field, digest));
        libraries(step.libraries(), parts);
        return CacheKey.of(parts, fingerprint);
    }

    /**
     * Takes the fingerprint of the code that a node reaches, which needs no input: {@link CodeFingerprint#exits} tells before
     * a run whether a node may end the process.
     *
     * @param codecs the classes that store its outputs and read its inputs
     */
    public CodeFingerprint code(Node node, Set<Class<?>> codecs) {
        return code(node.step(), StepValues.of(node.step()), codecs);
    }

    /** Returns the digest of what an input outside names. */
    public Digest of(ExternalInput input) {
        return externals.of("input", input);
    }

    private CodeFingerprint code(Step<?> step, StepValues values, Set<Class<?>> codecs) {
        return code.apply(step.getClass(), reached(values, codecs));
    }

    private static Set<Class<?>> reached(StepValues values, Set<Class<?>> codecs) {
        if (codecs.isEmpty()) {
            return values.classes();
        }
        Set<Class<?>> all = new LinkedHashSet<>(values.classes());
        all.addAll(codecs);
        return all;
    }

    /** Returns what stands for the files outside, by the path of the field that names them. */
    private Map<String, String> files(StepValues values) {
        Map<String, String> digests = new TreeMap<>();
        values.externals()
                .forEach((field, input) ->
                        digests.put(field, externals.of(field, input).text()));
        values.sets().forEach((field, elements) -> digests.put(field, ofSet(elements)));
        return digests;
    }

    /** A set has no order: each element is told by its JSON with its own files, and these texts are sorted. */
    private String ofSet(List<Element> elements) {
        String all = elements.stream()
                .map(element -> "%s %s %s"
                        .formatted(
                                element.value().getClass().getName(),
                                CanonicalJson.writeForKey(element.value()),
                                files(element.within())))
                .sorted()
                .collect(Collectors.joining("\n"));
        return Digest.of(all).text();
    }

    private static void libraries(List<Library> libraries, Map<String, String> parts) {
        List<String> texts = new ArrayList<>();
        libraries.forEach(library -> texts.add(library.name() + " " + library.version()));
        texts.sort(null);
        if (!texts.isEmpty()) {
            parts.put("libraries", String.join(", ", texts));
        }
    }
}
