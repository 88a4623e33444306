package org.neurosim.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {

    @Test
    @DisplayName("what is written can be read again")
    void roundTrip() {
        JsonLine line = new JsonLine()
                .put("text", "a \"b\"")
                .put("whole", 320_000L)
                .put("number", 0.000123456789)
                .put("unknown", OptionalDouble.empty())
                .put("yes", true);
        String json = line.toString();
        assertThat(json)
                .isEqualTo(
                        "{\"text\":\"a \\\"b\\\"\",\"whole\":320000,\"number\":0.000123457,\"unknown\":null,\"yes\":true}");
        JsonLine read = JsonLine.parse(json);
        assertThat(read).hasToString(json);
        assertThat(read.names()).containsExactly("text", "whole", "number", "unknown", "yes");
        assertThat(read.number("whole")).isEqualTo(320_000);
        assertThat(read.text("text")).isEqualTo("a \"b\"");
    }

    @Test
    @DisplayName("a number that is not there is refused by name")
    void missing() {
        JsonLine line = JsonLine.parse("{\"a\": null, \"b\": \"text\"}");
        assertThatIllegalArgumentException().isThrownBy(() -> line.number("a")).withMessageContaining("'a'");
        assertThatIllegalArgumentException().isThrownBy(() -> line.number("b")).withMessageContaining("'b'");
        assertThatIllegalArgumentException().isThrownBy(() -> line.text("c")).withMessageContaining("'c'");
    }

    @Test
    @DisplayName("fields of another object come behind")
    void putAll() {
        assertThat(new JsonLine().put("a", 1).putAll(new JsonLine().put("b", 2)))
                .hasToString("{\"a\":1,\"b\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "{\"a\": [1]}", "{\"a\": 1", "{\"a\": 1} {}", "3", "nonsense"})
    @DisplayName("anything but one flat object is refused")
    void refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonLine.parse(text))
                .withMessageContaining("not a flat JSON object");
    }
}
