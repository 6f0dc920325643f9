import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Statistics of a CSV file by Spark, once for each line of input. Arguments: the file, its number columns, its text columns,
 * threads, rows. Prints the seconds that each took.
 */
final class SparkStatistics {

    public static void main(String[] arguments) throws IOException {
        String query = query(arguments[1].split(","), arguments[2].split(","));
        long rows = Long.parseLong(arguments[4]);
        try (SparkSession spark = SparkSession.builder()
                        .master("local[" + arguments[3] + "]")
                        .config("spark.ui.enabled", false)
                        .config("spark.sql.debug.maxToStringFields", 1000)
                        .getOrCreate();
                Scanner asked = new Scanner(System.in)) {
            spark.sparkContext().setLogLevel("ERROR");
            while (asked.hasNextLine()) {
                asked.nextLine();
                System.out.println(run(spark, arguments[0], query, rows));
            }
        }
    }

    private static double run(SparkSession spark, String file, String query, long rows) {
        long start = System.nanoTime();
        Dataset<Row> table = spark.read()
                .option("header", true)
                .option("inferSchema", true)
                .option("samplingRatio", 0.1)
                .option("multiLine", true)
                .option("escape", "\"")
                .csv(file);
        table.createOrReplaceTempView("trips");
        Row result = spark.sql(query).collectAsList().get(0);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (result.getLong(0) != rows) {
            throw new IllegalStateException("Spark saw " + result.getLong(0) + " rows, not " + rows);
        }
        return seconds;
    }

    private static String query(String[] numbers, String[] texts) {
        List<String> expressions = new ArrayList<>(List.of("count(*)"));
        String common = "count(`%1$s`), min(`%1$s`), max(`%1$s`), approx_count_distinct(`%1$s`), ";
        for (String name : numbers) {
            expressions.add((common + "avg(`%1$s`), stddev_pop(`%1$s`), count_if(`%1$s` = 0),"
                            + " approx_percentile(`%1$s`, array(.1, .2, .3, .4, .5, .6, .7, .8, .9))")
                    .formatted(name));
        }
        for (String name : texts) {
            expressions.add((common + "avg(length(`%1$s`)), min(length(`%1$s`)), max(length(`%1$s`)),"
                            + " approx_top_k(cast(`%1$s` as string), 100)")
                    .formatted(name));
        }
        return "select " + String.join(", ", expressions) + " from trips";
    }
}
