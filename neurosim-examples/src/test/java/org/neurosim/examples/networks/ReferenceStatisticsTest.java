package org.neurosim.examples.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurosim.examples.run.RunResult;

/**
 * The networks against the same networks in Brian 2 and NEST: means over seeds, in units of the standard error of the difference that the spread of the
 * reference over its own seeds implies. Both sides draw their own connections and initial states.
 *
 * <p>|z| &lt; {@value #LIMIT}: with a standard deviation known from 5 to 10 seeds only, z follows a t distribution of 4 to 9 degrees of freedom, whose
 * values lie beyond 4 with a probability of 0.3 to 1.6 %. The seeds are fixed, so a passing test goes on passing.
 */
class ReferenceStatisticsTest {

    private static final double LIMIT = 4;

    @Test
    @DisplayName("cuba, three seeds, against Brian 2")
    void cuba() throws IOException {
        compare("cuba", 1, "population_W1_CUBA.csv", 500, 10_000, 3, false);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0} at scale {1}")
    @DisplayName("five seeds against Brian 2")
    @CsvSource({
        "cuba, 1, population_W1_CUBA.csv, 500, 10000",
        "coba, 1, population_W2_COBA.csv, 500, 10000",
        "cobahh, 1, population_W3_COBAHH.csv, 500, 3000",
        "brunel, 1, population_W4_BRUNEL.csv, 200, 1000",
        "brunel, 0.2, population_W4_BRUNEL_scale0.2.csv, 200, 2200",
        "brunel-stdp, 0.2, population_W5_BRUNEL_STDP_scale0.2.csv, 200, 2200"
    })
    void brian(String name, double scale, String file, double from, double to) throws IOException {
        compare(name, scale, file, from, to, 5, false);
    }

    /**
     * At full scale the reference has three seeds, whose mean CVs of excitatory neurons happen to lie within 0.0013 (standard deviation 0.0007), whereas ours spread over 0.438 to 0.447 from one draw
     * of the network to the next: a standard error from the reference alone would be too small for any program that draws its own network, the reference's own with other seeds included. So the
     * larger of both spreads counts here.
     */
    @Test
    @Tag("slow")
    @DisplayName("brunel-stdp at full scale, three seeds against Brian 2")
    void brunelStdp() throws IOException {
        compare("brunel-stdp", 1, "population_W5_BRUNEL_STDP.csv", 200, 1000, 3, true);
    }

    private static void compare(
            String name, double scale, String file, double from, double to, int seeds, boolean largerSpread)
            throws IOException {
        Map<String, ReferenceData.Column> reference = ReferenceData.brian(file);
        Map<String, ToDoubleFunction<WindowStatistics>> measures = Map.of(
                "rate", WindowStatistics::rate,
                "rate_sd", WindowStatistics::rateSd,
                "cv", WindowStatistics::cv,
                "fano10", WindowStatistics::fano10);
        List<RunResult> runs = runs(name, scale, to, seeds);
        List<String> wrong = new ArrayList<>();
        for (int p = 0; p < 2; p++) {
            for (var measure : measures.entrySet()) {
                int population = p;
                double[] values = runs.stream()
                        .map(run -> WindowStatistics.of(run, population, from, to))
                        .mapToDouble(measure.getValue())
                        .toArray();
                String column = measure.getKey() + "_"
                        + runs.get(0).populations().get(p).name();
                double sd = reference.get(column).sd();
                check(column, values, reference.get(column), largerSpread ? Math.max(sd, spread(values)) : sd, wrong);
            }
        }
        assertThat(wrong).as("statistics of %s over seeds 1 to %d", name, seeds).isEmpty();
    }

    @Test
    @Tag("slow")
    @DisplayName("a tenth of the microcircuit, five seeds, rates of the eight populations against NEST")
    void microcircuit() throws IOException {
        Map<String, ReferenceData.Column> reference = ReferenceData.microcircuitTenth();
        List<RunResult> runs = runs("microcircuit", 0.1, 1500, 5);
        List<String> wrong = new ArrayList<>();
        for (int p = 0; p < 8; p++) {
            int population = p;
            double[] rates = runs.stream()
                    .mapToDouble(run ->
                            WindowStatistics.of(run, population, 500, 1500).rate())
                    .toArray();
            String name = runs.get(0).populations().get(p).name();
            // Two decimals are given, too few for some of the standard deviations: the larger of theirs and ours, and
            // the rounding of the mean.
            double sd = Math.hypot(Math.max(reference.get(name).sd(), spread(rates)), 0.005);
            check(name, rates, reference.get(name), sd, wrong);
        }
        assertThat(wrong).as("rates over seeds 1 to 5").isEmpty();
    }

    /** Standard deviation over seeds, as the reference gives its own. */
    private static double spread(double[] values) {
        return Math.sqrt(WindowStatistics.variance(values) * values.length / (values.length - 1));
    }

    private static List<RunResult> runs(String name, double scale, double duration, int seeds) {
        List<RunResult> runs = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            runs.add(TestRuns.run(name, duration, scale, seed, 2));
        }
        return runs;
    }

    private static void check(
            String what, double[] values, ReferenceData.Column reference, double sd, List<String> wrong) {
        double z = reference.z(values, sd);
        if (!(Math.abs(z) < LIMIT)) {
            wrong.add(String.format(
                    Locale.ROOT,
                    "%s: %.4g, reference %.4g with standard deviation %.2g over %d seeds: z = %.1f",
                    what,
                    WindowStatistics.mean(values),
                    reference.mean(),
                    sd,
                    reference.seeds(),
                    z));
        }
    }
}
