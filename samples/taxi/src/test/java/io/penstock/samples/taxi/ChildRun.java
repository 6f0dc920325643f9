package io.penstock.samples.taxi;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The taxi sample in a JVM of its own, which can be killed. */
final class ChildRun {

    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Thread reader;

    private ChildRun(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "child-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the sample in a workspace. */
    static ChildRun in(Path home) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ChildRun(new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-cp", classPath, TaxiTips.class.getName(), home.toString())
                .redirectErrorStream(true)
                .directory(new File("").getAbsoluteFile())
                .start());
    }

    /** Waits for the child's own end and returns its exit code. */
    int await() throws InterruptedException {
        int code = process.waitFor();
        reader.join();
        return code;
    }

    /** Waits until so many nodes have ended, or the child itself, and kills it as a power cut would. */
    void killAfter(int nodes) throws InterruptedException {
        synchronized (lines) {
            while (ended() < nodes && process.isAlive()) {
                lines.wait(5);
            }
        }
        process.destroyForcibly().waitFor();
        reader.join();
    }

    /** Returns how many nodes the child has acknowledged. */
    long ended() {
        synchronized (lines) {
            return lines.stream().filter(line -> line.startsWith("[")).count();
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException e) {
            synchronized (lines) {
                lines.add("output ended: " + e);
            }
        }
    }
}
