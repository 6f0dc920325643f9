import io.penstock.runtime.Workspace;
import io.penstock.runtime.care.CollectionReport;
import io.penstock.runtime.care.ImportReport;
import io.penstock.runtime.care.Retention;
import io.penstock.runtime.care.StoreUsage;
import io.penstock.runtime.check.CheckReport;
import java.nio.file.Path;
import java.time.Duration;

Workspace workspace;
Workspace elsewhere;
String run;
