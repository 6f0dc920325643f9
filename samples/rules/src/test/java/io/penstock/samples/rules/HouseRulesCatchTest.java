package io.penstock.samples.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.penstock.data.broken.BlessesOnItsOwn;
import io.penstock.data.broken.Exits;
import io.penstock.data.broken.KnowsTheEngine;
import io.penstock.data.broken.PrintsItsStackTrace;
import io.penstock.data.broken.RowHelper;
import io.penstock.data.broken.Serialized;
import io.penstock.data.broken.Talks;
import io.penstock.data.broken.unmarked.Unmarked;
import io.penstock.runtime.broken.KnowsAComponent;
import io.penstock.training.broken.KnowsInternals;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows that each rule fails on a class that breaks it, so that a rule that no longer sees anything is noticed. */
class HouseRulesCatchTest {

    static Stream<Arguments> violations() {
        return Stream.of(
                violation(HouseRules.ARROWS, "KnowsAComponent", KnowsAComponent.class),
                violation(HouseRules.ARROWS, "KnowsTheEngine", KnowsTheEngine.class),
                violation(HouseRules.INTERNALS, "KnowsInternals", KnowsInternals.class),
                violation(HouseRules.NO_CYCLES_BETWEEN_ROOMS, "Cycle", KnowsAComponent.class, KnowsTheEngine.class),
                violation(HouseRules.NULL_MARKED, "io.penstock.data.broken.unmarked", Unmarked.class),
                violation(HouseRules.NO_STANDARD_STREAMS, "System.out", Talks.class),
                violation(HouseRules.NO_EXIT, "System.exit", Exits.class),
                violation(HouseRules.NO_STACK_TRACE_PRINTED, "printStackTrace", PrintsItsStackTrace.class),
                violation(HouseRules.NO_JAVA_SERIALIZATION, "Serialized", Serialized.class),
                violation(HouseRules.ONLY_GATES_BLESS, "BlessedModel.of", BlessesOnItsOwn.class),
                violation(HouseRules.NAMES_SAY_SOMETHING, "RowHelper", RowHelper.class));
    }

    @ParameterizedTest(name = "{0} names {1}")
    @MethodSource("violations")
    void aRuleCatchesAViolationAndNamesIt(HouseRules rule, String named, Class<?>[] broken) {
        assertThatThrownBy(() -> rule.rule().check(new ClassFileImporter().importClasses(broken)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Architecture Violation")
                .hasMessageContaining(named);
    }

    @Test
    void everyRuleIsShownToCatch() {
        EnumSet<HouseRules> shown = violations()
                .map(violation -> (HouseRules) violation.get()[0])
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HouseRules.class)));
        Assertions.assertThat(shown).containsExactlyInAnyOrder(HouseRules.values());
    }

    private static Arguments violation(HouseRules rule, String named, Class<?>... broken) {
        return Arguments.of(rule, named, Arrays.copyOf(broken, broken.length));
    }
}
