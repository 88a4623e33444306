package org.neurosim.models.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.api.SimulationOptions.timeStep;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.Neuron;
import org.neurosim.models.Cell;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;

/**
 * Random currents and Poisson input against their moments. Bounds are five standard deviations of the estimate: one in
 * 1.7 million by chance; the seeds are fixed.
 */
class NoiseTest {
    private static final double SIGMAS = 5;
    private static final int CELLS = 2000;

    /** Current into each cell in each step: [cell][step]. */
    private static double[][] currents(
            org.neurosim.api.model.Stimulus stimulus, double dt, double duration, long seed) {
        Cell.Run run = new Cell(CurrentStimuliTest.CAPACITOR, CELLS, dt)
                .options(timeStep(dt).seed(seed))
                .current(stimulus)
                .run(duration, "v");
        double[][] result = new double[CELLS][];
        for (int c = 0; c < CELLS; c++) {
            result[c] = CurrentStimuliTest.currents(run.trace("v", c), dt);
        }
        return result;
    }

    private static double mean(double[][] x, int step) {
        double sum = 0;
        for (double[] cell : x) {
            sum += cell[step];
        }
        return sum / x.length;
    }

    /** Mean over cells of the product of deviations at two steps. */
    private static double covariance(double[][] x, double mean, int step, int other) {
        double sum = 0;
        for (double[] cell : x) {
            sum += (cell[step] - mean) * (cell[other] - mean);
        }
        return sum / x.length;
    }

    @ParameterizedTest
    @CsvSource({"0.1, 3", "0.5, 3", "1, 20"})
    void ornsteinUhlenbeck(double dt, double tau) {
        double[][] x = currents(Stimuli.ornsteinUhlenbeck(40, 12, tau), dt, 40, 3);
        int last = x[0].length - 1;

        for (int step : new int[] {0, 1, last / 2, last}) {
            assertThat(mean(x, step)).as("mean").isCloseTo(40, within(SIGMAS * 12 / Math.sqrt(CELLS)));
            assertThat(covariance(x, 40, step, step))
                    .as("variance at step " + step)
                    .isCloseTo(144, within(SIGMAS * 144 * Math.sqrt(2.0 / CELLS)));
        }
        for (int lag : new int[] {1, 2, 5, 20}) {
            double rho = Math.exp(-lag * dt / tau);
            assertThat(covariance(x, 40, 0, lag))
                    .as("autocovariance at lag " + lag)
                    .isCloseTo(144 * rho, within(SIGMAS * 144 * Math.sqrt((1 + rho * rho) / CELLS)));
        }
    }

    @Test
    void gaussianNoiseIsHeldOverItsInterval() {
        double[][] x = currents(Stimuli.gaussianNoise(-7, 30, 0.5), 0.1, 20, 4);

        for (int step = 0; step < x[0].length; step += 5) {
            assertThat(mean(x, step)).as("mean").isCloseTo(-7, within(SIGMAS * 30 / Math.sqrt(CELLS)));
            assertThat(covariance(x, -7, step, step))
                    .as("variance")
                    .isCloseTo(900, within(SIGMAS * 900 * Math.sqrt(2.0 / CELLS)));
            for (int k = 1; k < 5; k++) {
                assertThat(x[17][step + k]).isCloseTo(x[17][step], within(1e-9));
            }
            if (step > 0) {
                assertThat(covariance(x, -7, step, step - 1))
                        .as("covariance of neighbouring intervals")
                        .isCloseTo(0, within(SIGMAS * 900 / Math.sqrt(CELLS)));
            }
        }
    }

    /** NEST's formula: variance of a leaky membrane at the ends of the intervals, (R sd)^2 (1 - d) / (1 + d). */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 5})
    void gaussianNoiseThroughALeakyMembrane(double interval) {
        Neuron cell = Lif.builder()
                .tauM(10)
                .restingPotential(0)
                .threshold(1e6)
                .reset(0)
                .build();
        Cell.Run run = new Cell(cell, CELLS, 0.1)
                .options(timeStep(0.1).seed(5))
                .every(50)
                .current(Stimuli.gaussianNoise(0, 100, interval))
                .run(200, "v");
        double d = Math.exp(-interval / 10);
        double expected = 100 * 100 * (1 - d) / (1 + d);
        double sum = 0;
        int samples = 0;
        for (int c = 0; c < CELLS; c++) {
            double[] v = run.trace("v", c);
            for (int k = 2; k <= 4; k++) {
                sum += v[k] * v[k];
                samples++;
            }
        }

        assertThat(sum / samples).isCloseTo(expected, within(SIGMAS * expected * Math.sqrt(2.0 / samples) * 1.1));
    }

    @Test
    void targetsAreIndependent() {
        double[][] ou = currents(Stimuli.ornsteinUhlenbeck(0, 1, 1), 1, 100, 6);
        double[][] white = currents(Stimuli.gaussianNoise(0, 1, 1), 1, 100, 6);
        double sumOu = 0;
        double sumWhite = 0;
        for (int c = 1; c < CELLS; c++) {
            sumOu += ou[c][99] * ou[c - 1][99];
            sumWhite += white[c][99] * white[c - 1][99];
        }

        assertThat(sumOu / CELLS).isCloseTo(0, within(SIGMAS / Math.sqrt(CELLS)));
        assertThat(sumWhite / CELLS).isCloseTo(0, within(SIGMAS / Math.sqrt(CELLS)));
    }

    /** The same for any number of threads, another with another seed. */
    @Test
    void dependsOnTheSeedAlone() {
        double[] one = noisyVoltage(1, 11);
        assertThat(noisyVoltage(2, 11)).isEqualTo(one);
        assertThat(noisyVoltage(1, 12)).isNotEqualTo(one);
    }

    private static double[] noisyVoltage(int threads, long seed) {
        Neuron model =
                Lif.builder().threshold(1e6).receptor(Receptor.delta("in")).build();
        Cell.Run run = new Cell(model, 1500, 0.1)
                .options(timeStep(0.1).seed(seed).threads(threads))
                .current(Stimuli.ornsteinUhlenbeck(1, 2, 3))
                .current(Stimuli.gaussianNoise(1, 2, 0.5))
                .input("in", Stimuli.poisson(800, 0.3))
                .run(10, "v");
        return run.trace("v", 1234);
    }

    /** Poisson input: counts per step from the jumps of an integrator without leak. */
    @ParameterizedTest
    @CsvSource({"0, 0.1", "20, 0.1", "1000, 0.1", "20000, 0.1", "800000, 0.1", "5000, 1"})
    void poissonInput(double rate, double dt) {
        Neuron model = Lif.builder()
                .tauM(1e15)
                .restingPotential(0)
                .threshold(1e12)
                .reset(0)
                .receptor(Receptor.delta("in"))
                .build();
        int steps = 50;
        Cell.Run run = new Cell(model, CELLS, dt)
                .options(timeStep(dt).seed(7))
                .input("in", Stimuli.poisson(rate, 2))
                .run(steps * dt, "v");
        double mean = rate * dt / 1000;
        double sum = 0;
        double squares = 0;
        double products = 0;
        for (int c = 0; c < CELLS; c++) {
            double[] v = run.trace("v", c);
            for (int n = 0; n < steps; n++) {
                double count = (v[n + 1] - v[n]) / 2;
                assertThat(count).isCloseTo(Math.rint(count), within(1e-6)).isGreaterThan(-1e-6);
                sum += count;
                squares += (count - mean) * (count - mean);
                products += n == 0 ? 0 : (count - mean) * ((v[n] - v[n - 1]) / 2 - mean);
            }
        }
        double samples = (double) CELLS * steps;

        assertThat(sum / samples).as("mean").isCloseTo(mean, within(SIGMAS * Math.sqrt(mean / samples)));
        assertThat(squares / samples)
                .as("variance")
                .isCloseTo(mean, within(SIGMAS * Math.sqrt((mean + 2 * mean * mean) / samples)));
        assertThat(products / samples)
                .as("covariance of steps")
                .isCloseTo(0, within(SIGMAS * mean / Math.sqrt(samples)));
    }

    @Test
    void poissonInputOfOneRatePerTarget() {
        double[] rates = new double[CELLS];
        for (int c = 0; c < CELLS; c++) {
            rates[c] = c % 4 == 0 ? 0 : c % 4 * 5000;
        }
        Neuron model = Lif.builder()
                .tauM(1e15)
                .restingPotential(0)
                .threshold(1e12)
                .reset(0)
                .receptor(Receptor.delta("in"))
                .build();
        Cell.Run run = new Cell(model, CELLS, 0.1)
                .every(100)
                .input("in", Stimuli.poisson(rates, 1))
                .run(100, "v");

        for (int c = 0; c < CELLS; c++) {
            double mean = rates[c] * 0.1;
            assertThat(run.trace("v", c)[1])
                    .as("spikes onto cell " + c)
                    .isCloseTo(mean, within(SIGMAS * Math.sqrt(mean)));
        }
    }

    /**
     * nest/TESTS.md row 25, Campbell's theorem: mean and variance of the voltage under Poisson input through an alpha
     * current.
     */
    @Test
    void campbell() {
        double tau = 10;
        double s = 2;
        double rate = 2000;
        double weight = 50;
        Neuron model = Lif.builder()
                .capacitance(250)
                .tauM(tau)
                .restingPotential(0)
                .threshold(1e6)
                .reset(0)
                .receptor(Receptor.alphaCurrent("in", s))
                .build();
        Cell.Run run = new Cell(model, CELLS, 0.1)
                .options(timeStep(0.1).seed(8))
                .every(100)
                .input("in", Stimuli.poisson(rate, weight))
                .run(400, "v");
        double sum = 0;
        double squares = 0;
        int samples = 0;
        double mean = rate / 1000 * weight * Math.E * s * tau / 250;
        for (int c = 0; c < CELLS; c++) {
            double[] v = run.trace("v", c);
            for (int k = 2; k <= 4; k++) {
                sum += v[k];
                squares += (v[k] - mean) * (v[k] - mean);
                samples++;
            }
        }
        double square = 0;
        for (double t = 0.0005; t < 200; t += 0.001) {
            double d = 1 / s - 1 / tau;
            double psp = weight / 250 * Math.E / s * (Math.exp(-t / tau) - Math.exp(-t / s) * (1 + t * d)) / (d * d);
            square += psp * psp * 0.001;
        }
        double variance = rate / 1000 * square;

        assertThat(sum / samples).as("mean").isCloseTo(mean, within(SIGMAS * Math.sqrt(variance / samples)));
        assertThat(squares / samples)
                .as("variance")
                .isCloseTo(variance, within(SIGMAS * variance * Math.sqrt(2.0 / samples)));
    }
}
