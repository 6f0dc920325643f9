import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.examples.Examples;
import io.penstock.testing.TestExecution;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

Examples threeTrips;
