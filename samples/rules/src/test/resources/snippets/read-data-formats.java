import io.penstock.artifact.OutputLocation;
import io.penstock.data.ExampleGen;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.export.ExampleExporter;
import io.penstock.data.source.Meter;
import io.penstock.data.split.Split;
import io.penstock.parquet.ParquetFormat;
import io.penstock.parquet.ParquetSource;
import io.penstock.tfrecord.TfRecordFormat;
import java.nio.file.Path;

io.penstock.PipelineBuilder p;
Path directory;
Path forTensorFlow;
Path csv;
Path parquet;
