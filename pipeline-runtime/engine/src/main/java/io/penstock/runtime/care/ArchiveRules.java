package io.penstock.runtime.care;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.google.common.base.Splitter;
import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.model.LatestBlessed;
import io.penstock.runtime.care.ArchiveManifest.Contents;
import io.penstock.runtime.care.ArchiveManifest.Part;
import io.penstock.runtime.metadata.Event.ExecutionFinished;
import io.penstock.runtime.metadata.ExecutionId;
import io.penstock.runtime.metadata.ExecutionRecord;
import io.penstock.runtime.metadata.RunRecord.State;
import io.penstock.runtime.schedule.RunPlan;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a manifest must say before anything of its archive is looked at. Whoever wrote it may wish us ill. */
final class ArchiveRules {

    /** Ids become names of files. */
    private static final Pattern SAFE_NAME = Pattern.compile("(?!\\.{1,2}$)[^/\\\\:\\p{Cntrl}]{1,255}");

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private static final Digest NONE = Digest.of("");

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z"); // later ones do not fit into the store

    private ArchiveRules() {}

    static void check(ArchiveManifest manifest) {
        if (manifest.parts().isEmpty()) {
            throw new DataException("it holds no run");
        }
        manifest.parts().forEach(ArchiveRules::check);
        Set<String> runs = new HashSet<>();
        for (Part part : manifest.parts()) {
            require(
                    runs.add(part.run().id()),
                    "it holds run '%s' twice",
                    part.run().id());
        }
        Set<Digest> brought = new HashSet<>();
        for (Contents artifact : manifest.artifacts()) {
            check(artifact);
            if (!brought.add(artifact.digest())) {
                throw new DataException("it holds artifact '%s' twice".formatted(artifact.digest()));
            }
        }
        checkComplete(manifest, brought);
    }

    private static void check(Part part) {
        String run = part.run().id();
        safe(run);
        require(part.started().run().equals(run), "the start of run '%s' is that of another run", run);
        require(part.started().pipeline().equals(part.run().pipeline()), "run '%s' is one of two pipelines", run);
        State state = part.run().state();
        require(state != State.RUNNING && part.run().finished().isPresent(), "run '%s' has not ended", run);
        require(
                isPossible(part.run().started())
                        && isPossible(part.run().finished().orElseThrow())
                        && isPossible(part.started().at()),
                "run '%s' has impossible times",
                run);
        checkDigests(part.started().environment().getOrDefault(RunPlan.TAKES, ""), run);
        readable(part.run().parameters(), run);
        Set<ExecutionId> ids = new HashSet<>();
        for (ExecutionRecord execution : part.executions()) {
            require(ids.add(execution.id()), "run '%s' has an execution twice", run);
            check(part, execution);
        }
    }

    private static void check(Part part, ExecutionRecord execution) {
        ExecutionId id = execution.id();
        safe(id.node());
        if (!id.item().isEmpty()) {
            safe(id.item());
        }
        require(
                id.run().equals(part.run().id()),
                "run '%s' has an execution of another run",
                part.run().id());
        require(isPossible(execution.started()), "an execution of run '%s' has impossible times", id.run());
        for (ExecutionFinished finished : execution.finished().stream().toList()) {
            require(finished.id().equals(id), "an execution of run '%s' ends as another one", id.run());
            require(
                    finished.pipeline().equals(part.run().pipeline()),
                    "an execution of run '%s' is one of another pipeline",
                    id.run());
            require(
                    isPossible(finished.startedAt()) && isPossible(finished.at()),
                    "an execution of run '%s' has impossible times",
                    id.run());
            require(
                    DIGEST.matcher(finished.keyParts().getOrDefault(ExecutionFinished.FOUND, NONE.text()))
                            .matches(),
                    "an execution of run '%s' found what is no artifact",
                    id.run());
            finished.outputs().stream()
                    .flatMap(output ->
                            Optional.ofNullable(output.properties().get(LatestBlessed.MODEL_PROPERTY)).stream())
                    .forEach(digest -> checkDigests(digest, id.run()));
            require(
                    finished.outputs().stream()
                            .allMatch(output -> output.inline().isEmpty()),
                    "an execution of run '%s' brings a content that is no entry",
                    id.run());
        }
    }

    private static boolean isPossible(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(LAST);
    }

    private static void checkDigests(String digests, String run) {
        for (String digest :
                digests.isEmpty() ? List.<String>of() : Splitter.on(' ').splitToList(digests)) {
            require(DIGEST.matcher(digest).matches(), "run '%s' names what is no artifact", run);
        }
    }

    private static void readable(String parameters, String run) {
        try (JsonParser parser = new JsonFactory().createParser(parameters)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new DataException("the parameters of run '%s' are no JSON".formatted(run), e);
        }
    }

    private static void check(Contents artifact) {
        for (Manifest.Entry file : artifact.files()) {
            require(
                    List.of(file.path().split("/", -1)).stream()
                            .allMatch(name -> SAFE_NAME.matcher(name).matches()),
                    "'%s' is no path within an artifact",
                    file.path());
            require(file.bytes() >= 0, "file '%s' has a size below zero", file.path());
        }
        require(
                artifact.manifest().digest().equals(artifact.digest()),
                "artifact '%s' has another digest by its own list of files",
                artifact.digest().text());
    }

    /** What a run wrote or found must be there; what others read to make it need not. */
    private static void checkComplete(ArchiveManifest manifest, Set<Digest> brought) {
        Set<Digest> missing = manifest.executions()
                .flatMap(execution -> execution.finished().stream())
                .flatMap(finished -> finished.relied().stream())
                .filter(digest -> !brought.contains(digest))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            throw new DataException("it names artifact '%s' and does not bring it"
                    .formatted(missing.iterator().next()));
        }
    }

    private static void safe(String name) {
        require(SAFE_NAME.matcher(name).matches(), "'%s' is no id", name);
    }

    private static void require(boolean held, String otherwise, String name) {
        if (!held) {
            throw new DataException(otherwise.formatted(name));
        }
    }
}
