package io.penstock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lists of modules in the parent, in the BOM and in {@link Room} name the same modules. */
class ModulesTest {

    private final Modules modules = Modules.ofTheHouse();

    @Test
    void everyPublishedModuleIsInTheBom() throws IOException {
        assertThat(modules.managedIn(modules.root().resolve("bom"))).containsExactlyInAnyOrderElementsOf(published());
    }

    @Test
    void everyPublishedModuleIsManagedByTheParent() throws IOException {
        assertThat(modules.managedIn(modules.root())).containsAll(published());
    }

    @Test
    void everyPublishedModuleWithCodeIsARoom() throws IOException {
        List<String> names = new ArrayList<>(List.of("io.penstock.samples"));
        for (Path module : modules.published()) {
            if (!modules.artifactOf(module).equals("penstock")) {
                names.add(modules.nameOf(module).orElseThrow());
            }
        }
        assertThat(Arrays.stream(Room.values()).map(Room::root)).containsExactlyInAnyOrderElementsOf(names);
    }

    private List<String> published() throws IOException {
        List<String> artifacts = new ArrayList<>();
        for (Path module : modules.published()) {
            artifacts.add(modules.artifactOf(module));
        }
        return artifacts;
    }
}
