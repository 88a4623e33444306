package org.neurosim.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.bench.cli.BenchCommand;

/** Fails where a hot loop has become at least twice as slow, relative to a calibration of the same run. {@code -Dneurosim.guard.skip=true} leaves it out. */
class RegressionGuardIT {

    @Test
    @DisplayName("no hot loop takes twice its baseline")
    void noGrossRegression() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = BenchCommand.execute(new PrintWriter(out, true), new PrintWriter(err, true), "guard", "--short");
        assertThat(code).as("%s%n%s", err, out).isZero();
    }
}
