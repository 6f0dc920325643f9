import io.penstock.Pipeline;
import io.penstock.artifact.ExternalInput;
import io.penstock.data.CsvExampleGen;
import io.penstock.data.split.Split;
