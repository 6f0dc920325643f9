package io.penstock.cli;

import io.penstock.Pipeline;
import io.penstock.errors.DefinitionException;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A method that defines a pipeline: public, static, named {@code pipeline} unless said otherwise, with one record or nothing as its
 * parameters.
 *
 * @param method the method
 */
record Definition(Method method) {

    /** The words for the options' help. */
    static final String HELP =
            "The class with a method 'public static Pipeline pipeline(PARAMETERS)', of a record or of nothing; CLASS#METHOD names another method.";

    /** Finds it by {@code CLASS} or {@code CLASS#METHOD}, on a class path beside Penstock's own. */
    static Definition find(String name, Optional<String> classPath) {
        String[] parts = name.split("#", 2);
        ClassLoader loader = loader(classPath);
        Thread.currentThread().setContextClassLoader(loader);
        return new Definition(method(loaded(parts[0], loader), parts.length == 1 ? "pipeline" : parts[1]));
    }

    /** Returns the type of its parameters, if it has some. */
    Optional<Class<? extends Record>> parameters() {
        return Arrays.stream(method.getParameterTypes())
                .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                .findFirst();
    }

    /** Defines the pipeline; what the method throws comes through. */
    Pipeline pipeline(Object... parameters) {
        try {
            method.setAccessible(true); // a public method, but its class need not be
            return (Pipeline) method.invoke(null, parameters);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException own
                    ? own
                    : new DefinitionException("'%s' broke: %s".formatted(method, e.getCause()), e);
        } catch (IllegalAccessException e) {
            throw new DefinitionException("'%s' cannot be called: %s".formatted(method, e.getMessage()), e);
        }
    }

    /** Returns a loader of a class path beside Penstock's own classes. */
    static ClassLoader loader(Optional<String> classPath) {
        ClassLoader own = Definition.class.getClassLoader();
        return classPath
                .<ClassLoader>map(path -> new URLClassLoader("pipelines", urls(path), own))
                .orElse(own);
    }

    private static URL[] urls(String classPath) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(classPath)
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .map(Definition::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path entry) {
        if (!Files.exists(entry)) {
            throw new DefinitionException("'%s' on the class path does not exist.".formatted(entry));
        }
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new DefinitionException("'%s' on the class path is no place: %s".formatted(entry, e.getMessage()), e);
        }
    }

    private static Class<?> loaded(String name, ClassLoader loader) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new DefinitionException(
                    "Class '%s' is not on the class path. Give its jar or directory with --class-path.".formatted(name),
                    e);
        } catch (LinkageError e) {
            throw new DefinitionException("Class '%s' cannot be loaded: %s".formatted(name, e), e);
        }
    }

    private static Method method(Class<?> type, String name) {
        List<Method> fitting = Arrays.stream(methods(type))
                .filter(method -> method.getName().equals(name) && defines(method))
                .toList();
        if (fitting.size() != 1) {
            throw new DefinitionException(
                    "Class '%s' has %s method 'public static Pipeline %s' with one record or nothing as its parameters. Write one, or name another with '%s#METHOD'."
                            .formatted(
                                    type.getName(), fitting.isEmpty() ? "no" : "more than one", name, type.getName()));
        }
        return fitting.get(0);
    }

    /** A method may have a parameter whose class is not there. */
    private static Method[] methods(Class<?> type) {
        try {
            return type.getDeclaredMethods();
        } catch (LinkageError e) {
            throw new DefinitionException(
                    "Class '%s' cannot be looked into: %s. Give what is missing with --class-path."
                            .formatted(type.getName(), e),
                    e);
        }
    }

    private static boolean defines(Method method) {
        int modifiers = method.getModifiers();
        Class<?>[] parameters = method.getParameterTypes();
        return Modifier.isPublic(modifiers)
                && Modifier.isStatic(modifiers)
                && method.getReturnType() == Pipeline.class
                && (parameters.length == 0 || parameters.length == 1 && parameters[0].isRecord());
    }
}
