import io.penstock.artifact.ExternalInput;
import io.penstock.artifact.Secret;
import io.penstock.configuration.ParameterReader;
import io.penstock.configuration.ParameterSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
