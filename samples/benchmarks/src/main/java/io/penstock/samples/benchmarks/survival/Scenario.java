package io.penstock.samples.benchmarks.survival;

import io.penstock.Pipeline;
import io.penstock.release.ServingModel;
import io.penstock.samples.taxi.TaxiParameters;
import io.penstock.samples.taxi.TaxiTips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pipeline whose process is killed. */
enum Scenario {
    /** A run of some tenths of a second. */
    SMALL {
        @Override
        Pipeline pipeline(Path home, int round) {
            return SmallPipelines.of(round, 5, 12, pushed(home));
        }

        @Override
        void checkPushed(Path home, int completed) throws IOException {
            PushPlace place = new PushPlace(pushed(home));
            Checks.require(place.torn().isEmpty(), "torn in what is pushed: " + place.torn());
            int pushes = place.names().size();
            Checks.require(pushes == completed, pushes + " pushes of " + completed + " runs");
        }

        private static Path pushed(Path home) {
            return home.resolveSibling("pushed");
        }
    },

    /** The taxi sample, to be started in its directory. */
    TAXI {
        @Override
        Pipeline pipeline(Path home, int round) {
            return TaxiTips.pipeline(
                    new TaxiParameters(round, 10, Path.of("data", "trips.csv"), home.resolveSibling("serving")));
        }

        @Override
        void checkPushed(Path home, int completed) throws IOException {
            Path serving = home.resolveSibling("serving");
            if (Files.exists(serving.resolve("CURRENT"))) {
                ServingModel.open(serving).close();
            }
        }
    };

    /** Returns the pipeline of a round, which has keys of its own. */
    abstract Pipeline pipeline(Path home, int round);

    /** Looks at what the pipelines pushed, of which so many have run to their end. */
    abstract void checkPushed(Path home, int completed) throws IOException;
}
