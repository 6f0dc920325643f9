import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.data.StatisticsGen;
import io.penstock.data.StatisticsMerger;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.examples.Examples;
import java.util.List;

PipelineBuilder p;
Port<Examples> trips;
Port<List<Examples>> days;
