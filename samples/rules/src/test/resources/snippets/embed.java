import io.penstock.Pipeline;
import io.penstock.runtime.Workspace;
import java.nio.file.Path;

Pipeline pipeline;

@interface Bean {}

@interface Value {
    String value();
}
