package io.penstock.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a {@link io.penstock.testing.workspace.TestWorkspace} to every test of a class that has one as a parameter, a new one for
 * each test; setup and cleanup methods with such a parameter get that of their test. On a method it makes it a test.
 *
 * <p>After a test its workspace is closed, and the test fails if a thread is left that a component started.
 *
 * <pre>{@code void aRefusedModelIsNotPushed(TestWorkspace workspace) {
 *     assertThat(workspace.run(pipeline)).succeeded().skipped("pusher");
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(PipelineTestExtension.class)
@Test
public @interface PipelineTest {

    /** Where the workspaces are. */
    enum Storage {
        /** On the heap: the fastest. */
        IN_MEMORY,
        /** In a directory that is deleted after the test: as in production, and seen by other processes. */
        TEMPORARY
    }

    /** Returns where the workspaces are. */
    Storage storage() default Storage.IN_MEMORY;

    /** Returns regular expressions of names of threads that outlive a test by design, since the whole JVM shares them. */
    String[] sharedThreads() default {};
}
