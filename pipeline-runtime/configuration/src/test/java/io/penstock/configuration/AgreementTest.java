package io.penstock.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.penstock.configuration.Parameters.Everything;
import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reader and the schema accept the same documents, and the reader reads what canonical JSON writes. */
class AgreementTest {

    private static final int DOCUMENTS = 500;

    private final ParameterReader<Everything> reader =
            new ParameterReader<>(Everything.class, Map.of("TOKEN", "unread"));

    @Test
    void theReaderAcceptsADocumentExactlyIfTheSchemaDoes() {
        JsonSchema schema = Validators.of(Everything.class);
        Documents documents = new Documents(42);
        int accepted = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            JsonNode document = documents.next();
            String json = document.toString();
            Set<ValidationMessage> violations = schema.validate(document);
            List<String> problems = problems(json);
            assertThat(problems.isEmpty())
                    .as("%s%n reader: %s%n schema: %s", json, problems, violations)
                    .isEqualTo(violations.isEmpty());
            accepted += problems.isEmpty() ? 1 : 0;
        }
        assertThat(accepted).isBetween(DOCUMENTS / 5, DOCUMENTS * 4 / 5);
    }

    @Test
    void whatCanonicalJsonWritesIsReadAsAnEqualRecord() {
        Documents documents = new Documents(7);
        int read = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            Optional<Everything> record = accepted(documents.next());
            record.ifPresent(value -> assertThat(reader.read(ParameterText.json(CanonicalJson.write(value)), List.of()))
                    .isEqualTo(value));
            read += record.isPresent() ? 1 : 0;
        }
        assertThat(read).isGreaterThan(DOCUMENTS / 5);
    }

    @Test
    void yamlAndJsonGiveTheSame() {
        Documents documents = new Documents(11);
        for (int i = 0; i < DOCUMENTS; i++) {
            String json = documents.next().toString();
            assertThat(problems(ParameterText.yaml(json)).size())
                    .as(json)
                    .isEqualTo(problems(json).size());
        }
    }

    private Optional<Everything> accepted(JsonNode document) {
        String json = document.toString();
        return problems(json).isEmpty()
                ? Optional.of(reader.read(ParameterText.json(json), List.of()))
                : Optional.empty();
    }

    private List<String> problems(String json) {
        return problems(ParameterText.json(json));
    }

    private List<String> problems(ParameterText text) {
        try {
            reader.read(text, List.of());
            return List.of();
        } catch (DefinitionException e) {
            return e.problems();
        }
    }
}
