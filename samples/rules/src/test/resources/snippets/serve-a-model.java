import io.penstock.columns.Row;
import io.penstock.model.Prediction;
import io.penstock.release.ServingModel;
import java.nio.file.Path;
import java.time.Duration;
