package io.penstock.runtime.care;

import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.store.ArtifactStore;
import io.penstock.runtime.store.Claims;
import io.penstock.runtime.store.Holds;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What there is of a workspace to be taken care of.
 *
 * @param name for messages
 * @param directory where it is, if it is on a disk
 * @param metadata what happened
 * @param artifacts the contents
 * @param holds of all that is relied on and not written down
 * @param claims of processes, to do one thing at a time
 * @param clock tells how old a run is
 */
public record Premises(
        String name,
        Optional<Path> directory,
        MetadataStore metadata,
        ArtifactStore artifacts,
        Holds holds,
        Claims claims,
        Clock clock) {}
