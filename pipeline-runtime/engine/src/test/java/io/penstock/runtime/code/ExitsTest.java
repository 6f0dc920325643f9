package io.penstock.runtime.code;

import static io.penstock.runtime.code.CompiledSteps.SETTINGS;
import static io.penstock.runtime.code.CompiledSteps.STEP;
import static io.penstock.runtime.code.CompiledSteps.TOOL;
import static io.penstock.runtime.code.CompiledSteps.UPPER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles a small step that may end the whole process, and looks at whether the way to it is found. */
class ExitsTest {

    private static final String APPLY = "public String apply";

    @TempDir
    Path directory;

    private CompiledSteps steps;

    @BeforeEach
    void prepare() {
        steps = new CompiledSteps(directory);
    }

    private List<String> exits(String source, String from, String to) throws Exception {
        return steps.fingerprint(CompiledSteps.changed(source, from, to)).exits();
    }

    @Test
    void codeThatEndsNothingHasNoExits() throws Exception {
        assertThat(steps.fingerprint(CompiledSteps.sources()).exits()).isEmpty();
    }

    @Test
    void anExitIsNamedWithTheMethodsThatLeadToIt() throws Exception {
        assertThat(exits(STEP, "List<String> texts", "Tool.unused(); List<String> texts"))
                .isEmpty();
        assertThat(steps.fingerprint(replaced("Tool.unused();", "System.exit(7); return 7;"))
                        .exits())
                .containsExactly("Step.run > Tool.unused > System.exit");
    }

    private static String[] replaced(String call, String body) {
        String[] sources = CompiledSteps.changed(STEP, "List<String> texts", call + " List<String> texts");
        for (int i = 0; i < sources.length; i++) {
            sources[i] = sources[i].replace("return 7;", body);
        }
        return sources;
    }

    @Test
    void anExitThatNobodyCallsDoesNotCount() throws Exception {
        assertThat(exits(TOOL, "return 7;", "System.exit(7); return 7;")).isEmpty();
    }

    @Test
    void everyWayToEndTheProcessCounts() throws Exception {
        assertThat(exits(TOOL, "return n + 1;", "Runtime.getRuntime().exit(n); return n;"))
                .containsExactly("Step.run > Tool.key > Tool.deeper > Runtime.exit");
        assertThat(exits(TOOL, "return n + 1;", "Runtime.getRuntime().halt(n); return n;"))
                .containsExactly("Step.run > Tool.key > Tool.deeper > Runtime.halt");
    }

    @Test
    void aHandleOfAnExitCounts() throws Exception {
        String taken = "java.util.function.IntConsumer end = System::exit; end.accept(n); return n;";

        assertThat(exits(TOOL, "return n + 1;", taken))
                .containsExactly("Step.run > Tool.key > Tool.deeper > System.exit");
    }

    @Test
    void anExitBehindALambdaIsSaidOfTheMethodThatHoldsTheLambda() throws Exception {
        String run = "new Thread(() -> System.exit(n)).start(); return n;";

        assertThat(exits(TOOL, "return n + 1;", run))
                .containsExactly("Step.run > Tool.key > Tool.deeper > System.exit");
    }

    @Test
    void anExitInAStaticInitialiserCounts() throws Exception {
        assertThat(exits(SETTINGS, "return \"!\";", "System.exit(1); return \"!\";"))
                .containsExactly("Step.run > Settings.static initialiser > Settings.make > System.exit");
    }

    @Test
    void anExitInTheConfigurationCounts() throws Exception {
        assertThat(exits(UPPER, "{ return text", "{ System.exit(1); return text"))
                .containsExactly("Step.run > Upper.apply > System.exit");
        assertThat(exits(UPPER, APPLY, "public Upper { System.exit(1); }\n" + APPLY))
                .containsExactly("new Upper > System.exit");
    }

    @Test
    void theMainOfAConfigurationClassDoesNotCountUnlessSomebodyCallsIt() throws Exception {
        String main = "public static void main(String[] words) { Runnable end = () -> System.exit(1); end.run(); }\n";
        String called = "{ main(null); return text";

        assertThat(exits(UPPER, APPLY, main + APPLY)).isEmpty();
        assertThat(exits(UPPER, APPLY + "(String text) { return text", main + APPLY + "(String text) " + called))
                .containsExactly("Step.run > Upper.apply > Upper.main > System.exit");
    }

    @Test
    void theMainOfAConfigurationClassIsPartOfTheFingerprintAllTheSame() throws Exception {
        String main = "public static void main(String[] words) { System.exit(1); }\n";
        CodeFingerprint fingerprint = steps.fingerprint(CompiledSteps.changed(UPPER, APPLY, main + APPLY));

        assertThat(fingerprint.parts()).containsKey("user.Upper.main([Ljava/lang/String;)V");
    }
}
