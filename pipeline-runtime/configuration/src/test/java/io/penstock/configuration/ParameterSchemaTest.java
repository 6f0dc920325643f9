package io.penstock.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import io.penstock.configuration.Parameters.DefaultDrawing;
import io.penstock.configuration.Parameters.Drawing;
import io.penstock.configuration.Parameters.Everything;
import io.penstock.configuration.Parameters.Login;
import io.penstock.configuration.Parameters.Socket;
import io.penstock.configuration.Parameters.Tips;
import io.penstock.configuration.Parameters.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema of a record says; networknt's validator is the judge. */
class ParameterSchemaTest {

    @Test
    void aSchemaShowsTypesLimitsDefaultsAndConstants() {
        record Small(int epochs, Parameters.Loss loss, boolean quick) {
            Small() {
                this(20, Parameters.Loss.LOGISTIC, false);
            }
        }
        assertThat(ParameterSchema.of(Small.class)).isEqualToIgnoringNewLines("""
                        {
                          "$schema" : "https://json-schema.org/draft/2020-12/schema",
                          "title" : "Small",
                          "type" : "object",
                          "properties" : {
                            "epochs" : {
                              "type" : "integer",
                              "minimum" : -2147483648,
                              "maximum" : 2147483647,
                              "default" : 20
                            },
                            "loss" : {
                              "enum" : [ "LOGISTIC", "SQUARED", "HINGE" ],
                              "default" : "LOGISTIC"
                            },
                            "quick" : {
                              "type" : "boolean",
                              "default" : false
                            }
                          },
                          "additionalProperties" : false
                        }""");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {Everything.class, Tips.class, Window.class, Drawing.class, DefaultDrawing.class, Socket.class})
    void aSchemaIsValidByTheSchemaOfSchemas(Class<? extends Record> type) {
        assertThat(Validators.ofSchemas().validate(ParameterSchema.of(type), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aSecretIsWriteOnlyAndNeverGivenAsText() {
        assertThat(ParameterSchema.of(Login.class)).contains("\"writeOnly\" : true");
        assertThat(accepts(Login.class, "{'user': 'me', 'password': '${env:TOKEN}'}"))
                .isTrue();
        assertThat(accepts(Login.class, "{'user': 'me', 'password': 'hunter2'}"))
                .isFalse();
        assertThat(accepts(Login.class, "{'user': '${env:USER}', 'password': '${env:TOKEN}'}"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'from': 1, 'to': 2} | true",
                "{'width': 2} | true",
                "{'from': 1} | false",
                "{'from': 1, 'to': 2.5} | false",
                "{'width': 2, 'height': 2} | false",
                "{} | false"
            })
    void everyConstructorIsAWayToGiveARecord(String json, boolean good) {
        assertThat(accepts(Window.class, json)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | true",
                "{'trainer': {'rate': 1}} | true",
                "{'trainer': {'rat': 1}} | false",
                "{'layers': [1, 2]} | true",
                "{'layers': ['x']} | false",
                "{'patience': '5m'} | true",
                "{'patience': '5 minutes'} | false",
                "{'loss': 'NONE'} | false"
            })
    void whatHasADefaultNeedNotBeGiven(String json, boolean good) {
        assertThat(accepts(Tips.class, json)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'shape': {'@type': 'Circle', 'radius': 1}} | true",
                "{'shape': {'@type': 'Group', 'shapes': [{'@type': 'Group', 'shapes': ['LINE']}]}} | true",
                "{'shape': {'@type': 'Group', 'shapes': [{'@type': 'Group', 'shapes': ['CURVE']}]}} | false",
                "{'shape': {'@type': 'Circle', 'width': 1}} | false",
                "{'shape': {'radius': 1}} | false"
            })
    void aSealedInterfaceIsOneOfItsRecords(String json, boolean good) {
        assertThat(accepts(Drawing.class, json)).isEqualTo(good);
    }

    @Test
    void theTypeOfADefaultNeedNotBeNamed() {
        assertThat(accepts(DefaultDrawing.class, "{'shape': {'width': 1}}")).isTrue();
        assertThat(accepts(DefaultDrawing.class, "{'shape': {'radius': 1}}")).isFalse();
    }

    private static boolean accepts(Class<? extends Record> type, String json) {
        return Validators.of(type)
                .validate(json.replace('\'', '"'), InputFormat.JSON)
                .isEmpty();
    }
}
