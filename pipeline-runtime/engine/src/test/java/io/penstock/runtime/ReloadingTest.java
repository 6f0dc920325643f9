package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application is edited, compiled and loaded anew, as development modes do, while the engine above it goes on. */
class ReloadingTest {

    @TempDir
    Path directory;

    private static final String EDITED = UserCode.SOURCE.replace("toUpperCase()", "toUpperCase().strip()");

    private Path classes() {
        return directory.resolve("classes");
    }

    private static Reference<ClassLoader> run(
            Workspace workspace, Path classes, boolean asContext, Set<String> executed) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        try (URLClassLoader loader = UserCode.loader(classes)) {
            if (asContext) {
                thread.setContextClassLoader(loader);
            }
            assertThat(executed(UserCode.run(loader, workspace))).isEqualTo(executed);
            return Leaks.to(loader);
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    private static Set<String> executed(RunReport report) {
        assertThat(report.output("styled", "string", String.class)).isEqualTo("HELLO!!!");
        return report.nodes().stream()
                .filter(node -> node.outcome() instanceof Outcome.Executed)
                .map(NodeReport::id)
                .collect(Collectors.toSet());
    }

    @Test
    void onlyWhatWasEditedRunsAgainAndTheOldClassesGoWhileTheWorkspaceIsOpen() throws Exception {
        for (boolean asContext : new boolean[] {true, false}) {
            Path place = directory.resolve("workspace-" + asContext);
            Reference<ClassLoader> edited;
            try (Workspace workspace =
                    Workspace.builder(place).listener(new RunListener() {}).open()) {
                UserCode.compile(UserCode.SOURCE, classes());
                Leaks.assertGoes(run(workspace, classes(), asContext, Set.of("say", "count", "upper", "styled")));
                Leaks.assertGoes(run(workspace, classes(), asContext, Set.of()));

                UserCode.compile(EDITED, classes());
                edited = run(workspace, classes(), asContext, Set.of("upper"));
                Leaks.assertGoes(edited);

                UserCode.compile(EDITED.replace("repeat(marks)", "repeat(marks + 0)"), classes());
                edited = run(workspace, classes(), asContext, Set.of("styled"));
            }
            Leaks.assertGoes(edited);
        }
    }

    private static Reference<ClassLoader> open(Path classes, Path place, AtomicReference<Workspace> opened)
            throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        try (URLClassLoader loader = UserCode.loader(classes)) {
            thread.setContextClassLoader(loader);
            opened.set((Workspace)
                    loader.loadClass("user.App").getMethod("open", Path.class).invoke(null, place));
            return Leaks.to(loader);
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    @Test
    void theApplicationThatOpenedAWorkspaceGoesWhileOthersUseIt() throws Exception {
        String source = """
                package user;
                public final class App {
                    public static Object open(java.nio.file.Path place) {
                        return io.penstock.runtime.Workspace.open(place);
                    }
                }
                """;
        UserCode.compile(source, classes());
        AtomicReference<Workspace> opened = new AtomicReference<>();
        Reference<ClassLoader> loader = open(classes(), directory.resolve("workspace"), opened);
        try (Workspace workspace = opened.get()) {
            workspace.run(ReloadedEngine.pipeline()).orThrow();

            Leaks.assertGoes(loader);
        }
    }
}
