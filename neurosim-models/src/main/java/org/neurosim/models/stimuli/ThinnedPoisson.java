package org.neurosim.models.stimuli;

import org.neurosim.api.math.ElementaryMath;
import org.neurosim.api.model.SpikeSource;
import org.neurosim.models.checks.Checks;

/**
 * Poisson trains of a bounded rate, in continuous time by thinning: times of a Poisson process of the highest rate, of which each is a spike with the
 * probability rate / highest rate (Lewis and Shedler 1979, Nav Res Logist Q 26:403).
 */
abstract class ThinnedPoisson extends InhomogeneousPoisson implements SpikeSource.Timed {

    private static final int TIME = 0;
    private static final int CHOICE = 1;

    private final double highest;

    ThinnedPoisson(String name, double highest) {
        super(name);
        this.highest = highest;
    }

    /** The rate at a time, Hz. */
    abstract double at(double time);

    @Override
    final double highest() {
        return highest;
    }

    @Override
    public final double spikeTime(int cell, long k, double previous, CellRandom random) {
        return previous - ElementaryMath.log(random.uniform(k, TIME)) / (highest * PER_MS_AND_HZ);
    }

    @Override
    public final boolean occurs(int cell, long k, double time, CellRandom random) {
        return random.uniform(k, CHOICE) * highest < requireBelow(at(time), time);
    }

    /** Refuses a rate beyond the bound. */
    final double requireBelow(double rate, double time) {
        if (!(rate >= 0 && rate <= highest)) {
            throw new IllegalArgumentException(name() + ": rate = " + rate + " Hz at " + Checks.decimal(time)
                    + " ms; must be in [0, " + highest + "], the highest rate that was stated");
        }
        return rate;
    }
}
