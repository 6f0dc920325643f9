package io.penstock.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.artifact.Digest;
import io.penstock.artifact.Manifest;
import io.penstock.errors.DataException;
import io.penstock.errors.EnvironmentException;
import io.penstock.model.Model;
import io.penstock.release.PushedModel.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PusherTest {

    @TempDir
    private Path directory;

    private Path serving;
    private ServingDirectory place;

    @BeforeEach
    void open() {
        serving = directory.resolve("serving");
        place = new ServingDirectory(serving);
    }

    @Test
    void aPushedModelIsAWholeCopyThatCurrentNames() throws Exception {
        Model model = model(0.25);

        PushedModel pushed = place.push(model);

        String name = "000001-" + model.digest().brief();
        assertThat(pushed).isEqualTo(new PushedModel(model.digest(), 1, "versions/" + name, How.PUSHED));
        assertThat(serving.resolve("CURRENT"))
                .hasContent(name + " " + model.digest().text());
        assertThat(Model.open(serving.resolve(pushed.directory())).digest()).isEqualTo(model.digest());
    }

    @Test
    void aSecondPushOfTheSameModelWritesNothing() throws Exception {
        place.push(model(0.25));
        Digest before = Manifest.of(serving, path -> false).digest();
        List<FileTime> times = times();

        PushedModel again = place.push(model(0.25));

        assertThat(again.how()).isEqualTo(How.ALREADY_THERE);
        assertThat(Manifest.of(serving, path -> false).digest()).isEqualTo(before);
        assertThat(times()).isEqualTo(times);
    }

    @Test
    void anotherModelIsTheNextVersion() throws Exception {
        place.push(model(0.25));

        PushedModel second = place.push(model(0.75));

        assertThat(second.version()).isEqualTo(2);
        assertThat(place.current().orElseThrow().model()).isEqualTo(second.model());
    }

    @Test
    void anEarlierModelIsPointedToAgainWithoutACopy() throws Exception {
        place.push(model(0.25));
        place.push(model(0.75));

        PushedModel back = place.push(model(0.25));

        assertThat(back.how()).isEqualTo(How.POINTED);
        assertThat(back.version()).isEqualTo(1);
        assertThat(versions()).hasSize(2);
        assertThat(place.current().orElseThrow().version().number()).isEqualTo(1);
    }

    @Test
    void aVersionWhoseFilesWereChangedIsNotTakenForTheModel() throws Exception {
        PushedModel first = place.push(model(0.25));
        Files.writeString(serving.resolve(first.directory()).resolve("probability"), "0.99");

        PushedModel again = place.push(model(0.25));

        assertThat(again.how()).isEqualTo(How.PUSHED);
        assertThat(again.version()).isEqualTo(2);
        assertThat(place.open(place.current().orElseThrow()).digest()).isEqualTo(again.model());
    }

    @Test
    void aVersionWithATornDescriptionIsReplaced() throws Exception {
        PushedModel first = place.push(model(0.25));
        Files.writeString(serving.resolve(first.directory()).resolve(Model.DESCRIPTION), "{");

        PushedModel again = place.push(model(0.25));

        assertThat(again.version()).isEqualTo(2);
        assertThat(place.open(place.current().orElseThrow()).digest()).isEqualTo(again.model());
    }

    @Test
    void aDamagedPointerIsWrittenAnew() throws Exception {
        place.push(model(0.25));
        for (String damage : List.of("", "nonsense", "000001-12345678 sha256:12")) {
            Files.writeString(serving.resolve("CURRENT"), damage);
            assertThatThrownBy(place::current)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'" + damage + "'");

            assertThat(place.push(model(0.25)).how()).isEqualTo(How.POINTED);
            assertThat(place.current().orElseThrow().version().number()).isEqualTo(1);
        }
    }

    @Test
    void whatADeadPusherLeftIsSweptAndNeverServed() throws Exception {
        Files.createDirectories(serving.resolve(".staging/000001-00000000"));
        Files.writeString(serving.resolve(".staging/000001-00000000/model.json"), "{");

        place.push(model(0.25));

        assertThat(serving.resolve(".staging/000001-00000000")).doesNotExist();
        assertThat(versions()).hasSize(1);
    }

    @Test
    void aModelThatChangedSinceItWasJudgedIsNotPushed() throws Exception {
        Model model = model(0.25);
        Digest judged = model.digest();
        Files.writeString(model.directory().resolve("probability"), "0.99");

        assertThatThrownBy(() -> place.push(model))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(judged.brief());
        assertThat(versions()).isEmpty();
        assertThat(serving.resolve("CURRENT")).doesNotExist();
    }

    @Test
    void aServingDirectoryThatIsAFileIsRefused() throws Exception {
        Files.writeString(serving, "a file");
        Model model = model(0.25);

        assertThatThrownBy(() -> place.push(model))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(serving.toString());
    }

    @Test
    void pushersAtTheSameTimeAgreeOnOneVersionAModel() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Model> models = List.of(model(0.25), model(0.5), model(0.75));
        List<Future<PushedModel>> pushes = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Model model = models.get(i % 3);
            pushes.add(threads.submit(() -> new ServingDirectory(serving).push(model)));
        }
        for (Future<PushedModel> push : pushes) {
            push.get();
        }
        threads.shutdown();

        assertThat(versions()).hasSize(3);
        Digest serving = place.open(place.current().orElseThrow()).digest();
        assertThat(models).anySatisfy(model -> assertThat(model.digest()).isEqualTo(serving));
    }

    private Model model(double probability) throws IOException {
        return ConstantModel.write(directory.resolve("model-" + probability), probability);
    }

    private List<Path> versions() throws IOException {
        try (Stream<Path> names = Files.list(serving.resolve("versions"))) {
            return names.toList();
        }
    }

    private List<FileTime> times() throws IOException {
        try (Stream<Path> paths = Files.walk(serving.resolve("versions"))) {
            List<FileTime> times = new ArrayList<>();
            for (Path path : paths.sorted().toList()) {
                times.add(Files.getLastModifiedTime(path));
            }
            times.add(Files.getLastModifiedTime(serving.resolve("CURRENT")));
            return times;
        }
    }
}
