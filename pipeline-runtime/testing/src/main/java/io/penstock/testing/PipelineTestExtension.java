package io.penstock.testing;

import io.penstock.testing.PipelineTest.Storage;
import io.penstock.testing.workspace.TestWorkspace;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes and closes the workspaces of {@link PipelineTest}. */
final class PipelineTestExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(PipelineTestExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestWorkspace.class
                && parameter.getDeclaringExecutable() instanceof Method
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestWorkspace.class, type -> make(settings(context)), TestWorkspace.class);
    }

    /** Nothing is to be closed if nobody asked for it. */
    @Override
    public void afterEach(ExtensionContext context) {
        TestWorkspace workspace = context.getStore(NAMESPACE).remove(TestWorkspace.class, TestWorkspace.class);
        if (workspace != null) {
            workspace.close();
        }
    }

    private static TestWorkspace make(PipelineTest settings) {
        return settings.storage() == Storage.IN_MEMORY
                ? TestWorkspace.inMemory(settings.sharedThreads())
                : TestWorkspace.temporary(settings.sharedThreads());
    }

    /** What stands at the method wins over what stands at its class, and that over what stands around it. */
    private static PipelineTest settings(ExtensionContext context) {
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, PipelineTest.class))
                .orElseGet(() -> settings(context.getParent().orElseThrow()));
    }
}
