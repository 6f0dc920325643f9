package io.penstock.samples.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.Serializable;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What a class of the house can be asked. */
final class HouseConditions {

    /** Programs talk to people and end; libraries do neither. */
    private static final Set<Room> MAINS = Set.of(Room.SAMPLES, Room.CLI);

    static final DescribedPredicate<JavaClass> OUTSIDE_OF_MAINS =
            describe("are not in a room with a main", type -> !MAINS.contains(Room.of(type)) && !isOfAChildJvm(type));

    static final SliceAssignment ROOMS = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return Room.inTheHouse(type) ? SliceIdentifier.of(Room.of(type).root()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the rooms of the house";
        }
    };

    private HouseConditions() {}

    static ArchCondition<JavaClass> followTheArrows() {
        return dependInTheHouse("follow the arrows between rooms", arrow -> Room.of(arrow.getOriginClass())
                .mayKnow(Room.of(target(arrow))));
    }

    static ArchCondition<JavaClass> stayOutOfForeignInternals() {
        return dependInTheHouse(
                "stay out of the internal packages of other rooms",
                arrow -> Room.of(arrow.getOriginClass()) == Room.of(target(arrow)) || !isInternal(target(arrow)));
    }

    static ArchCondition<JavaClass> liveInNullMarkedPackages() {
        return condition("live in a @NullMarked package", (type, events) -> {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            String message = "Package %s of %s is not @NullMarked. Give it a package-info.java."
                    .formatted(type.getPackageName(), type.getName());
            events.add(new SimpleConditionEvent(type, marked, message));
        });
    }

    /** Directly: exceptions and the classes of Jackson are serializable by inheritance, and nobody uses it. */
    static ArchCondition<JavaClass> declareThemselvesSerializable() {
        return condition("declare themselves serializable", (type, events) -> {
            boolean declared = type.getRawInterfaces().stream().anyMatch(i -> i.isEquivalentTo(Serializable.class));
            events.add(new SimpleConditionEvent(type, declared, type.getName() + " implements Serializable"));
        });
    }

    static DescribedPredicate<JavaCall<?>> call(Class<?> owner, String method) {
        return describe(
                "is a call of " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && call.getName().equals(method));
    }

    private static ArchCondition<JavaClass> dependInTheHouse(String description, Predicate<Dependency> allowed) {
        return condition(description, (type, events) -> type.getDirectDependenciesFromSelf().stream()
                .filter(arrow -> Room.inTheHouse(target(arrow)))
                .map(arrow -> new SimpleConditionEvent(arrow, allowed.test(arrow), arrow.getDescription()))
                .forEach(events::add));
    }

    private static JavaClass target(Dependency arrow) {
        return arrow.getTargetClass().getBaseComponentType();
    }

    /**
     * The program of an isolated JVM: its streams are the line to its parent, and it ends when it is done; and that of a JVM
     * that a test lets end in the middle of a run.
     */
    private static boolean isOfAChildJvm(JavaClass type) {
        return type.getPackageName().equals("io.penstock.runtime.isolation.child")
                || type.getPackageName().equals("io.penstock.testing.crash");
    }

    private static boolean isInternal(JavaClass type) {
        return (type.getPackageName() + ".").contains(".internal.");
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.check(type, events);
            }
        };
    }

    private interface Check {
        void check(JavaClass type, ConditionEvents events);
    }
}
