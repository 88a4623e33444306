package org.neurosim.core.engine;

import java.util.function.LongPredicate;
import org.neurosim.api.model.Drive;
import org.neurosim.api.model.Emission;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.api.model.Stimulus;

/** Stimuli and spike sources for the tests of core. */
public final class TestInputs {

    private TestInputs() {}

    /** What a target gets in a step. */
    public interface Course {
        double at(int target, long step);
    }

    /** A current in pA as a function of target and step. */
    public static Stimulus current(Course course) {
        return new Given("given current", Stimulus.Port.CURRENT, course);
    }

    /** A constant current, pA. */
    public static Stimulus current(double value) {
        return current((target, step) -> value);
    }

    /** Input spikes, their weights as a function of target and step. */
    public static Stimulus arrivals(Course course) {
        return new Given("given arrivals", Stimulus.Port.RECEPTOR, course);
    }

    private record Given(String name, Port port, Course course) implements Stimulus {
        @Override
        public void apply(Drive drive) {
            for (int i = 0; i < drive.size(); i++) {
                drive.out()[i] = course.at(drive.first() + i, drive.step());
            }
        }
    }

    /** Cells that spike at the end of steps that are a function of (cell, step). */
    public static SpikeSource source(Firing firing) {
        return new GivenSource(firing);
    }

    /** All cells spike together at the end of certain steps. */
    public static SpikeSource source(LongPredicate steps) {
        return new GivenSource((cell, step) -> steps.test(step));
    }

    /** Whether a cell spikes at the end of a step. */
    public interface Firing {
        boolean fires(int cell, long step);
    }

    private record GivenSource(Firing firing) implements SpikeSource {
        @Override
        public String name() {
            return "given spikes";
        }

        @Override
        public void emit(Emission emission) {
            for (int i = 0; i < emission.size(); i++) {
                if (firing.fires(emission.first() + i, emission.step())) {
                    emission.spike(i);
                }
            }
        }
    }

    /** Cells that spike at random, with a probability per step. */
    public static SpikeSource randomSource(double probability) {
        return new SpikeSource() {
            @Override
            public String name() {
                return "random spikes";
            }

            @Override
            public void emit(Emission emission) {
                double[] u = emission.scratch(0);
                emission.random().uniform(u);
                for (int i = 0; i < emission.size(); i++) {
                    if (u[i] < probability) {
                        emission.spike(i);
                    }
                }
            }
        };
    }

    /** Gaussian current. */
    public static Stimulus normalCurrent(double sd) {
        return new Stimulus() {
            @Override
            public String name() {
                return "normal current";
            }

            @Override
            public Port port() {
                return Port.CURRENT;
            }

            @Override
            public void apply(Drive drive) {
                drive.random().normal(drive.out());
                for (int i = 0; i < drive.size(); i++) {
                    drive.out()[i] *= sd;
                }
            }
        };
    }

    /** A current uniform in (0, high). */
    public static Stimulus uniformCurrent(double high) {
        return new Stimulus() {
            @Override
            public String name() {
                return "uniform current";
            }

            @Override
            public Port port() {
                return Port.CURRENT;
            }

            @Override
            public void apply(Drive drive) {
                drive.random().uniform(drive.out());
                for (int i = 0; i < drive.size(); i++) {
                    drive.out()[i] *= high;
                }
            }
        };
    }

    /** Poisson arrivals of one mean per step. */
    public static Stimulus poisson(double mean, double weight) {
        return new Stimulus() {
            @Override
            public String name() {
                return "poisson arrivals";
            }

            @Override
            public Port port() {
                return Port.RECEPTOR;
            }

            @Override
            public void apply(Drive drive) {
                drive.random().poisson(mean, drive.out());
                for (int i = 0; i < drive.size(); i++) {
                    drive.out()[i] *= weight;
                }
            }
        };
    }

    /** Poisson arrivals of individual means per step. */
    public static Stimulus poissonEach(double mean, double weight) {
        return new Stimulus() {
            @Override
            public String name() {
                return "individual poisson arrivals";
            }

            @Override
            public Port port() {
                return Port.RECEPTOR;
            }

            @Override
            public void apply(Drive drive) {
                double[] means = drive.scratch(0);
                for (int i = 0; i < drive.size(); i++) {
                    means[i] = mean * (1 + (drive.first() + i) % 3);
                }
                drive.random().poisson(means, drive.out());
                for (int i = 0; i < drive.size(); i++) {
                    drive.out()[i] *= weight;
                }
            }
        };
    }
}
