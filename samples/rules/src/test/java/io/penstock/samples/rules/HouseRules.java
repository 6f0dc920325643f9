package io.penstock.samples.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.penstock.samples.rules.HouseConditions.OUTSIDE_OF_MAINS;
import static io.penstock.samples.rules.HouseConditions.ROOMS;

import com.tngtech.archunit.lang.ArchRule;
import io.penstock.model.BlessedModel;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** What must hold in every module, as rules that ArchUnit checks. */
enum HouseRules {
    ARROWS(classes().should(HouseConditions.followTheArrows())),

    INTERNALS(classes().should(HouseConditions.stayOutOfForeignInternals())),

    NO_CYCLES_BETWEEN_ROOMS(slices().assignedFrom(ROOMS).should().beFreeOfCycles()),

    NULL_MARKED(classes().should(HouseConditions.liveInNullMarkedPackages())),

    NO_STANDARD_STREAMS(noClasses().that(OUTSIDE_OF_MAINS).should(ACCESS_STANDARD_STREAMS)),

    NO_EXIT(noClasses()
            .that(OUTSIDE_OF_MAINS)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)),

    NO_STACK_TRACE_PRINTED(noClasses()
            .that(OUTSIDE_OF_MAINS)
            .should()
            .callMethodWhere(HouseConditions.call(Throwable.class, "printStackTrace"))),

    NO_JAVA_SERIALIZATION(noClasses()
            .should(HouseConditions.declareThemselvesSerializable())
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectOutputStream.class)),

    ONLY_GATES_BLESS(noClasses()
            .that()
            .resideOutsideOfPackages("io.penstock.evaluation..", "io.penstock.model..")
            .should()
            .callMethodWhere(HouseConditions.call(BlessedModel.class, "of"))),

    NAMES_SAY_SOMETHING(noClasses().should().haveNameMatching(".*(Impl|Base|Utils?|Helper|Manager|Data|Info)"));

    private final ArchRule rule;

    HouseRules(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule;
    }
}
