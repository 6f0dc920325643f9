package io.penstock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.penstock.Step;
import io.penstock.configuration.ComponentDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever looks for a component finds every one that Penstock has. */
class ComponentListsTest {

    private static List<String> offered() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(place -> !place.contains("/samples/") && !place.contains("penstock-sample"))
                        .importPackages("io.penstock")
                        .stream()
                        .filter(type -> type.isAssignableTo(Step.class) && type.isRecord())
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.getPackageName().equals("io.penstock")
                                && !type.getPackageName().startsWith("io.penstock.testing"))
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
    }

    @Test
    void everyPublicComponentIsInTheListOfItsModule() {
        assertThat(ComponentDescriptor.found(ComponentListsTest.class.getClassLoader()))
                .extracting(ComponentDescriptor::type)
                .isEqualTo(offered());
    }
}
