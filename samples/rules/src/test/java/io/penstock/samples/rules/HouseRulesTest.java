package io.penstock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds every class of the house to the rules. */
class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(Room.HOUSE);

    @ParameterizedTest
    @EnumSource
    void theHouseKeepsTheRule(HouseRules rule) {
        rule.rule().check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource
    void everyRoomWasLookedInto(Room room) {
        assertThat(HOUSE).anyMatch(type -> Room.of(type) == room);
    }
}
