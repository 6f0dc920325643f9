package io.penstock.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.json.ReloadedClassesTest.Shapes.Circle;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JSON of classes that a host loads anew: nothing of ours may keep the old ones. */
public class ReloadedClassesTest {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final ClassLoader context = Thread.currentThread().getContextClassLoader();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    public interface Shape {}

    record Drawing(List<Shape> shapes) {}

    /** What is loaded anew. */
    public static final class Shapes {

        public record Circle(double radius) implements Shape {}

        public record Ring(Circle inner, Circle outer, List<Circle> between) implements Shape {}
    }

    /** Loads {@link Shapes} itself and leaves all else to its parent. */
    private static final class Reloading extends ClassLoader {

        Reloading() {
            super(ReloadedClassesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Shapes.class.getName()) || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @AfterEach
    void putBack() {
        Thread.currentThread().setContextClassLoader(context);
    }

    private static Class<?> circles(ClassLoader loader) throws ClassNotFoundException {
        return loader.loadClass(Circle.class.getName());
    }

    private static Shape circle(ClassLoader loader) throws ClassNotFoundException {
        Class<?> type = circles(loader);
        assertThat(type.getClassLoader()).isSameAs(loader);
        return (Shape) CanonicalJson.read("{\"radius\":2.0}", type, "a circle");
    }

    /** Does something with classes that are loaded for it, and waits until they are gone. */
    private void assertGoesAfter(Work work) throws Exception {
        Reference<ClassLoader> reloading = worked(work);
        long deadline = System.nanoTime() + PATIENCE;
        while (!reloading.refersTo(null) && System.nanoTime() < deadline) {
            System.gc();
            gone.remove(50);
        }
        assertThat(reloading.refersTo(null)).isTrue();
    }

    private Reference<ClassLoader> worked(Work work) throws Exception {
        ClassLoader loader = new Reloading();
        work.with(loader);
        return new WeakReference<>(loader, gone);
    }

    private interface Work {
        void with(ClassLoader loader) throws Exception;
    }

    @Test
    void aReloadedClassIsNotKept() throws Exception {
        assertGoesAfter(loader -> {
            Shape circle = circle(loader);
            assertThat(CanonicalJson.write(circle)).isEqualTo("{\"radius\":2.0}");
            assertThat(CanonicalJson.writeForKey(circle)).isEqualTo("{\"radius\":2.0}");
            assertThat(CanonicalJson.write(circle, Shape.class)).endsWith("\"radius\":2.0}");
        });
    }

    @Test
    void aReloadedClassInARecordOfPenstocksSideIsNotKept() throws Exception {
        assertGoesAfter(loader -> {
            Drawing drawing = new Drawing(List.of(circle(loader)));
            assertThat(CanonicalJson.write(drawing)).endsWith("\"radius\":2.0}]}");
            assertThat(CanonicalJson.writeForKey(drawing)).endsWith("\"radius\":2.0}]}");
            assertThat(CanonicalJson.write(List.of(drawing, drawing))).contains("radius");
        });
    }

    @Test
    void aReloadedClassIsFoundByItsNameAndNotKept() throws Exception {
        String text = CanonicalJson.write(new Drawing(List.of(new Circle(2))));
        assertGoesAfter(loader -> {
            Thread.currentThread().setContextClassLoader(loader);
            for (int i = 0; i < 2; i++) { // at first there are no mappers for the loader yet
                Drawing drawing = CanonicalJson.read(text, Drawing.class, "a drawing");
                assertThat(drawing.shapes().get(0).getClass()).isSameAs(circles(loader));
            }
            Thread.currentThread().setContextClassLoader(context);
        });
    }

    @Test
    void theOldClassesGoWhileTheNewOnesAreInUse() throws Exception {
        ClassLoader present = new Reloading();
        Shape other = circle(present);
        assertGoesAfter(loader -> {
            CanonicalJson.write(new Drawing(List.of(circle(loader), other)));
            CanonicalJson.write(new Drawing(List.of(other, circle(loader))));
            Thread.currentThread().setContextClassLoader(present);
            CanonicalJson.write(new Drawing(List.of(circle(loader))));
        });

        assertThat(CanonicalJson.write(other)).isEqualTo("{\"radius\":2.0}");
    }

    @Test
    void valuesThatHoldOneAnotherAreReadByTheirOwnLoader() throws Exception {
        String text = CanonicalJson.write(new Shapes.Ring(new Circle(1), new Circle(2), List.of(new Circle(1.5))));
        assertGoesAfter(loader -> {
            Class<?> rings = loader.loadClass(Shapes.Ring.class.getName());
            Object ring = CanonicalJson.read(text, rings, "a ring");

            assertThat(CanonicalJson.write(ring)).isEqualTo(text);
            assertThat(ring.getClass()).isSameAs(rings);
        });
    }
}
