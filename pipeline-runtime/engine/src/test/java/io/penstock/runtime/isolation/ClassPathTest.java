package io.penstock.runtime.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.errors.DefinitionException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassPathTest {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader own = thread.getContextClassLoader();

    @AfterEach
    void restore() {
        thread.setContextClassLoader(own);
    }

    private static ClassPath classPath() {
        return ClassPath.of("trainer", String.class, "a.jar" + File.pathSeparator + "b.jar");
    }

    @Test
    void classLoadersAddTheirFilesParentsFirst() throws IOException {
        URL outer = Path.of("/plugins/outer dir.jar").toUri().toURL();
        URL inner = Path.of("/plugins/inner.jar").toUri().toURL();
        try (URLClassLoader parent = new URLClassLoader(new URL[] {outer}, own);
                URLClassLoader child = new URLClassLoader(new URL[] {inner}, parent)) {
            thread.setContextClassLoader(child);

            assertThat(classPath().entries())
                    .containsExactly("a.jar", "b.jar", "/plugins/outer dir.jar", "/plugins/inner.jar");
        }
    }

    @Test
    void nestedJarsAreRefusedByName() throws IOException {
        URL nested = URI.create("jar:file:/app.jar!/lib/a.jar").toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {nested}, own)) {
            thread.setContextClassLoader(loader);

            assertThatThrownBy(ClassPathTest::classPath)
                    .isInstanceOf(DefinitionException.class)
                    .hasMessage(
                            "Node 'trainer' cannot be isolated: another JVM needs its classes on a class path, but class"
                                    + " loader 'java.net.URLClassLoader' has classes at 'jar:file:/app.jar!/lib/a.jar', which is no"
                                    + " file. Unpack the application, or run the node without isolated().");
        }
    }

    @Test
    void aLoaderThatNamesNoPlaceIsRefusedByName() {
        thread.setContextClassLoader(new ClassLoader(own) {});

        assertThatThrownBy(ClassPathTest::classPath)
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("class loader '" + ClassPathTest.class.getName() + "$1' does not say where");
    }
}
