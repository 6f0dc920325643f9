package io.penstock.runtime.isolation;

import io.penstock.Isolation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a JVM is started: that of this process, with its system properties and opened modules, the limits of the node, and a class
 * path. The arguments stand in a file, since a class path may be longer than what a command may have.
 */
record JavaCommand(List<String> line) {

    private static final String MAIN = "io.penstock.runtime.isolation.child.ChildMain";

    /** Up to here one thread collects as fast as several, and the JVM starts sooner. */
    private static final int MOST_MEGABYTES_OF_ONE_COLLECTOR = 1024;

    static JavaCommand of(String node, Class<?> component, Isolation jvm, Exchange exchange) throws IOException {
        ClassPath classes = ClassPath.of(node, component, System.getProperty("java.class.path"));
        List<String> arguments = new ArrayList<>(inherited());
        arguments.addAll(limits(jvm, exchange));
        arguments.addAll(jvm.options());
        arguments.addAll(
                List.of("-cp", classes.text(), MAIN, exchange.directory().toString()));
        Files.writeString(
                exchange.argumentFile(),
                arguments.stream().map(JavaCommand::quoted).collect(Collectors.joining("\n")));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new JavaCommand(List.of(java.toString(), "@" + exchange.argumentFile()));
    }

    private static List<String> limits(Isolation jvm, Exchange exchange) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + jvm.heapMegabytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-DumpReplayDataOnError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-XX:ErrorFile=" + exchange.errorFile().toString().replace("%", "%%")));
        boolean chosen = jvm.options().stream().anyMatch(option -> option.matches("-XX:\\+Use.*GC"));
        if (!chosen && jvm.heapMegabytes() <= MOST_MEGABYTES_OF_ONE_COLLECTOR) {
            options.add("-XX:+UseSerialGC");
        }
        return options;
    }

    /** Agents, limits and ports of this process are its own. */
    private static List<String> inherited() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument ->
                        argument.startsWith("-D") || argument.startsWith("--add-") || argument.startsWith("--enable-"))
                .filter(argument -> !argument.startsWith("-Dcom.sun.management."))
                .toList();
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
