package org.neurosim.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    @DisplayName("columns are as wide as their widest cell; the first is flush left, the others flush right")
    void aligned() {
        Table table = new Table("", "median").row("long name", "1.0").row("x", "");
        assertThat(table).hasToString("           median\nlong name     1.0\nx\n");
    }

    @Test
    @DisplayName("a row of another length is refused")
    void refused() {
        Table table = new Table("a", "b");
        assertThatIllegalArgumentException().isThrownBy(() -> table.row("1")).withMessageContaining("1 cells");
    }
}
