package io.penstock.djl.internal.training;

import ai.djl.Device;
import io.penstock.djl.internal.engine.PyTorch;
import io.penstock.djl.internal.engine.Trainings;
import io.penstock.djl.internal.model.ModelFile;
import io.penstock.djl.internal.model.OpenNetwork;
import io.penstock.djl.internal.model.Plan;
import io.penstock.djl.internal.model.Scaling;
import io.penstock.djl.internal.tensor.Tensors;
import io.penstock.djl.network.NetworkTraining;
import io.penstock.model.Model;
import io.penstock.model.TrainingContext;
import io.penstock.model.TrainingSet;
import io.penstock.model.rows.TrainingRows;
import java.io.IOException;
import java.util.Optional;

/** Trains a network, whatever its architecture. */
public final class NetworkFit {

    private final Plan plan;
    private final NetworkTraining settings;
    private final TrainingSet set;
    private final TrainingContext context;

    private NetworkFit(Plan plan, NetworkTraining settings, TrainingSet set, TrainingContext context) {
        this.plan = plan;
        this.settings = settings;
        this.set = set;
        this.context = context;
    }

    /** Trains, and writes the numbers of the network into the model's directory. */
    public static void run(Plan plan, NetworkTraining settings, TrainingSet set, TrainingContext context)
            throws IOException, InterruptedException {
        new NetworkFit(plan, settings, set, context).trained().write(context.directory());
    }

    private ModelFile trained() throws IOException, InterruptedException {
        Device device = PyTorch.device(settings.device());
        Optional<ModelFile> start = start();
        Table rows = table(set.rows());
        Optional<Table> watched = watched();
        Scaling features =
                start.map(ModelFile::features).orElseGet(() -> plan.scale().of(rows.rows(), rows.slots()));
        Scaling labels =
                start.map(ModelFile::labels).orElseGet(() -> plan.head().labels(rows.labels(), rows.width()));
        rows.scale(features, plan.trained(labels));
        watched.ifPresent(table -> table.scale(features, plan.trained(labels)));
        context.checkCancelled();
        Tensors parameters = Trainings.ofThisProcess().during(() -> {
            try (OpenNetwork network = OpenNetwork.initialised(plan, device, context.seed())) {
                start.ifPresent(model -> network.restore(model.network(), startName()));
                Gradient gradient = new Gradient(plan, network, labels);
                return new TrainingLoop(gradient, network, settings, context, rows, watched).run();
            }
        });
        return new ModelFile(parameters, features, labels);
    }

    private Table table(TrainingRows rows) throws InterruptedException {
        return Table.of(rows, set.signature().problem().labels().size(), context);
    }

    private Optional<Table> watched() throws InterruptedException {
        Optional<TrainingRows> rows = set.watched();
        return rows.isEmpty() ? Optional.empty() : Optional.of(table(rows.get()));
    }

    private String startName() {
        return ModelFile.network(ModelFile.of(context.warmStart().orElseThrow()));
    }

    private Optional<ModelFile> start() throws IOException {
        Optional<Model> model = context.warmStart();
        return model.isEmpty() ? Optional.empty() : Optional.of(ModelFile.read(model.get()));
    }
}
