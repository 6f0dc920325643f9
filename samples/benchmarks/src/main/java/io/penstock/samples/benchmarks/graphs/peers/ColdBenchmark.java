package io.penstock.samples.benchmarks.graphs.peers;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.penstock.samples.benchmarks.graphs.peers.ColdJvms.Flags;
import io.penstock.samples.benchmarks.race.Arguments;
import io.penstock.samples.benchmarks.race.Program;
import io.penstock.samples.benchmarks.race.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A chain of steps as a whole process, in an empty directory each time: Penstock, with a small artifact of each node; Spring Batch
 * on H2; a JVM that does nothing, all three with the same class path of jars, and with no flags, with those for short runs, and
 * with an archive of classes beside these; make and snakemake, which touch a file for each step. Arguments: how many steps (20),
 * how many rounds (7).
 */
final class ColdBenchmark {

    private ColdBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Arguments given = new Arguments(arguments);
        int steps = given.number(0, 20);
        Path place = Files.createTempDirectory("cold");
        ColdJvms jvms = new ColdJvms(place, JarPath.of(System.getProperty("java.class.path"), place), steps);
        try (Race race = new Race()) {
            for (Flags flags : Flags.values()) {
                race.add(jvms.contender("Penstock", ColdChain.class, flags));
                race.add(jvms.contender("empty JVM", ColdJvms.Empty.class, flags));
                race.add(jvms.contender("Spring Batch, H2", ColdJob.class, flags));
            }
            tool(race, place, "make", BuildFile.chainMakefile(steps), "--no-builtin-rules");
            tool(race, place, "snakemake", BuildFile.chainSnakefile(steps), "--cores=1");
            race.run("whole processes, chain of %d".formatted(steps), 1, given.number(1, 7));
        }
        MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private static void tool(Race race, Path place, String name, BuildFile file, String option) {
        Optional<Path> program = Program.find(name, name);
        if (program.isPresent()) {
            race.add(
                    new WholeProcess(name, 1, place, file, List.of(program.get().toString(), option)));
        }
    }
}
