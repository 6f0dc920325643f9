package io.penstock.runtime.care;

import static io.penstock.runtime.care.CareSteps.MANY;
import static io.penstock.runtime.care.CareSteps.letters;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.runtime.Outcome;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.check.CheckReport;
import io.penstock.runtime.check.Problem.Kind;
import io.penstock.runtime.metadata.GivenUp;
import io.penstock.runtime.metadata.MetadataStore;
import io.penstock.runtime.metadata.sqlite.SqliteMetadataStore;
import io.penstock.runtime.store.ArtifactStore;
import io.penstock.runtime.store.ChildProcess;
import io.penstock.runtime.store.Claims;
import io.penstock.runtime.store.Holds;
import io.penstock.runtime.store.LocalArtifactStore;
import io.penstock.runtime.store.OwnerLock;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A collection that is killed between any two of its steps. */
class KilledCollectionTest {

    private static final String MARK = "> here";

    @TempDir
    private Path directory;

    /** Collects, and waits to be killed when it comes to a step. */
    static final class Collecting {

        private final String step;
        private int left;

        private Collecting(String step, int left) {
            this.step = step;
            this.left = left;
        }

        /** Takes the workspace, the name of a method of the stores, and before which call of it to stop. */
        public static void main(String[] arguments) throws IOException {
            Path root = Path.of(arguments[0]);
            Collecting collecting = new Collecting(arguments[1], Integer.parseInt(arguments[2]));
            OwnerLock owner = OwnerLock.acquire(root);
            MetadataStore metadata = SqliteMetadataStore.open(root.resolve("metadata.db"));
            ArtifactStore artifacts = LocalArtifactStore.open(root, owner);
            new StoreCare(new Premises(
                            "killed",
                            Optional.of(root),
                            collecting.watched(MetadataStore.class, metadata),
                            collecting.watched(ArtifactStore.class, artifacts),
                            Holds.in(root, owner),
                            Claims.NONE,
                            Clock.systemUTC()))
                    .collect(Retention.minimal());
            System.out.println("> came to its end");
        }

        private <T> T watched(Class<T> type, T store) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                        if (method.getName().equals(step) && --left == 0) {
                            System.out.println(MARK);
                            System.in.read();
                        }
                        try {
                            Object result = method.invoke(store, values);
                            return result instanceof GivenUp givenUp ? watched(GivenUp.class, givenUp) : result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }

    @BeforeEach
    void fill() {
        try (Workspace workspace = Workspace.open(directory)) {
            for (int i = 0; i < 4; i++) {
                workspace.run(letters(MANY + i)).orThrow();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"add 1", "pinned 2", "delete 1", "remove 1", "remove 2", "remove 3", "reclaim 1", "reclaim 2"})
    void leavesAWholeStoreAndTheNextOneComesToItsEnd(String where) throws IOException {
        String[] step = where.split(" ");
        try (ChildProcess collecting = new ChildProcess(Collecting.class, directory.toString(), step[0], step[1])) {
            assertThat(skipTo(collecting)).isEqualTo(MARK);
            collecting.kill();
        }
        try (Workspace workspace = Workspace.open(directory)) {
            CheckReport between = workspace.verify();
            assertThat(between.isWhole()).as(between.text()).isTrue();
            assertThat(between.counts().keySet()).isSubsetOf(Kind.UNCOLLECTED);
            assertThat(workspace.run(letters(MANY)).orThrow().output("length", "integer", Integer.class))
                    .isEqualTo(MANY);
            assertThat(workspace.verify().isWhole()).isTrue();

            workspace.care().collect(Retention.minimal());

            assertThat(CareSteps.isSpotless(workspace.verify())).isTrue();
            assertThat(workspace.run(letters(MANY)).node("letters").outcome()).isInstanceOf(Outcome.Cached.class);
            assertThat(workspace.care().usage().total().artifacts()).isEqualTo(2);
        }
    }

    private static String skipTo(ChildProcess process) throws IOException {
        Optional<String> line = process.line();
        while (line.isPresent() && !line.get().startsWith("> ")) {
            line = process.line();
        }
        return line.orElseThrow();
    }
}
