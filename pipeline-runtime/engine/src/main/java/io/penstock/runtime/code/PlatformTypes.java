package io.penstock.runtime.code;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Type;

/** The methods of the platform's types that a user's class may override. Thread-safe. */
final class PlatformTypes {

    private final Map<String, Set<String>> overridable = new ConcurrentHashMap<>();

    /** Returns name and descriptor of each such method, inherited ones included. */
    Set<String> overridable(String name) {
        return overridable.computeIfAbsent(name, PlatformTypes::read);
    }

    private static Set<String> read(String name) {
        Set<String> keys = new HashSet<>();
        try {
            Class<?> type = Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
            for (Class<?> at = type; at != null; at = at.getSuperclass()) {
                add(at.getDeclaredMethods(), keys);
            }
            add(type.getMethods(), keys);
        } catch (ClassNotFoundException e) {
            return Set.of();
        }
        return keys;
    }

    private static void add(Method[] methods, Set<String> keys) {
        for (Method method : methods) {
            if (!Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers())) {
                keys.add(method.getName() + Type.getMethodDescriptor(method));
            }
        }
    }
}
