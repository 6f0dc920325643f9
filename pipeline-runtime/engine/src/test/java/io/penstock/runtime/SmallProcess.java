package io.penstock.runtime;

import io.penstock.Pipeline;
import io.penstock.errors.EnvironmentException;
import io.penstock.runtime.TinySteps.Count;
import io.penstock.runtime.TinySteps.Length;
import io.penstock.runtime.TinySteps.Letters;
import io.penstock.runtime.TinySteps.Say;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that runs one small pipeline, with an artifact on the disk, and says what became of each node. */
final class SmallProcess {

    /** Tells a line from those of the log. */
    private static final String MARK = "> ";

    private SmallProcess() {}

    /** Takes the workspace and how many letters there are. */
    public static void main(String[] arguments) {
        try (Workspace workspace = Workspace.open(Path.of(arguments[0]))) {
            for (NodeReport node :
                    workspace.run(pipeline(Integer.parseInt(arguments[1]))).nodes()) {
                System.out.println(MARK + "%s %s %s".formatted(node.id(), node.outcome(), node.reason()));
            }
        } catch (EnvironmentException e) {
            System.out.println(MARK + e.getMessage());
        }
    }

    /** Two branches: of a large artifact, and of small ones. */
    static Pipeline pipeline(int letters) {
        return Pipeline.define("small", p -> {
            p.add(new Length(p.add(new Letters(letters))));
            p.add(new Count(p.add(new Say("größe 水"))));
        });
    }

    /**
     * Runs such a process to its end.
     *
     * @param before a beginning of the shell's command line
     * @return the lines that it wrote
     */
    static List<String> run(Map<String, String> environment, String before, String workspace, int letters)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", before + " exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(SmallProcess.class.getName(), workspace, Integer.toString(letters)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (BufferedReader output = process.inputReader()) {
            return output.lines()
                    .filter(line -> line.startsWith(MARK))
                    .map(line -> line.substring(MARK.length()))
                    .toList();
        } finally {
            process.onExit().join();
        }
    }
}
