package io.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.lang.runtime.ObjectMethods;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/**
 * What is left of a workspace in its host when it is closed. A thread, a shutdown hook, a JDBC driver, a value of a thread or of the
 * platform that knew a class of ours would keep its class loader.
 */
class LeakTest {

    @TempDir
    Path directory;

    /** Loads the engine and all that it needs, but for the jars of the host. */
    private static URLClassLoader engine(Predicate<String> ofHost) {
        ClassLoader host = new URLClassLoader("host", urls(ofHost), ClassLoader.getPlatformClassLoader());
        return new URLClassLoader("engine", urls(ofHost.negate()), host);
    }

    private static URL[] urls(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(wanted)
                .map(LeakTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String place) {
        try {
            return Path.of(place).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private Reference<ClassLoader> use(Predicate<String> ofHost) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        try (URLClassLoader loader = engine(ofHost)) {
            thread.setContextClassLoader(loader);
            Object cached = loader.loadClass(ReloadedEngine.class.getName())
                    .getMethod("use", String.class)
                    .invoke(null, directory.resolve("workspace").toString());
            assertThat(cached).isEqualTo(4L);
            return Leaks.to(loader);
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite|slf4j|logback", "jackson|slf4j|logback", "nothing-of-the-host"})
    void aLoaderThatHadTheEngineGoesAfterClose(String jarsOfHost) throws Throwable {
        Set<Thread> before = Leaks.threads();

        Reference<ClassLoader> engine = use(place -> place.matches(".*/[^/]*(" + jarsOfHost + ")[^/]*[.]jar"));

        Leaks.assertNoThreadsBut(before);
        linkAnotherRecord();
        Leaks.assertGoes(engine);
    }

    private record OfHost(Object value) {}

    /**
     * The platform itself keeps the types of that record in the process whose {@code equals} and the like were linked last: JDK 17
     * until the next one, newer ones softly, which the JVM of these tests gives up at once. So here is a next one, of another loader.
     */
    private static void linkAnotherRecord() throws Throwable {
        try (URLClassLoader other = engine(place -> false)) {
            MethodHandle getter = MethodHandles.dropArguments(
                    MethodHandles.constant(other.loadClass(Style.class.getName()), null), 0, OfHost.class);
            link("equals", MethodType.methodType(boolean.class, OfHost.class, Object.class), getter);
            link("hashCode", MethodType.methodType(int.class, OfHost.class), getter);
            link("toString", MethodType.methodType(String.class, OfHost.class), getter);
        }
    }

    private static void link(String method, MethodType type, MethodHandle getter) throws Throwable {
        ObjectMethods.bootstrap(MethodHandles.lookup(), method, type, OfHost.class, "value", getter);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noFileIsOpenAfterClose() throws Exception {
        Path place = directory.resolve("workspace");
        try (Workspace workspace = Workspace.open(place)) {
            workspace.run(ReloadedEngine.pipeline()).orThrow();
            assertThat(Leaks.openFiles(place)).isNotEmpty();
        }

        assertThat(Leaks.openFiles(place)).isEmpty();
    }

    @Test
    void noThreadRunsAfterClose() throws Exception {
        Set<Thread> before = Leaks.threads();
        try (Workspace workspace =
                Workspace.builder(directory).listener(new RunListener() {}).open()) {
            workspace.run(ReloadedEngine.pipeline()).orThrow();
            assertThat(Leaks.threads()).hasSizeGreaterThan(before.size());
        }

        Leaks.assertNoThreadsBut(before);
    }

    @Test
    void theThreadsOfAHostAreAsTheyWere() throws Exception {
        ExecutorService host = Executors.newSingleThreadExecutor();
        try (Workspace workspace = Workspace.builder(directory).executor(host).open()) {
            ClassLoader context = host.submit(() -> Thread.currentThread().getContextClassLoader())
                    .get();
            host.submit(() -> MDC.put("host", "value")).get();
            workspace.run(ReloadedEngine.pipeline()).orThrow();

            assertThat(host.submit(MDC::getCopyOfContextMap).get()).isEqualTo(Map.of("host", "value"));
            assertThat(host.submit(() -> Thread.currentThread().getContextClassLoader())
                            .get())
                    .isSameAs(context);
        } finally {
            host.shutdown();
        }
    }
}
