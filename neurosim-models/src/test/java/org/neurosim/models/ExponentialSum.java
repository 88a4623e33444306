package org.neurosim.models;

import java.util.ArrayList;
import java.util.List;

/**
 * A textbook sum of terms c t^k e^(-t/tau) in double-double: the truth about where it reaches a threshold.
 *
 * <p>Brute force brackets a peak or a crossing; this decides it.
 */
public final class ExponentialSum {

    private record Term(DoubleDouble factor, int power, DoubleDouble rate) {}

    private final List<Term> terms = new ArrayList<>();

    public ExponentialSum add(DoubleDouble factor, int power, double tau) {
        return add(factor, power, DoubleDouble.ONE.over(tau));
    }

    private ExponentialSum add(DoubleDouble factor, int power, DoubleDouble rate) {
        terms.add(new Term(factor, power, rate));
        return this;
    }

    public DoubleDouble at(double t) {
        DoubleDouble sum = DoubleDouble.ZERO;
        for (Term term : terms) {
            DoubleDouble x = term.factor.times(DoubleDouble.exp(term.rate.times(-t)));
            for (int k = 0; k < term.power; k++) {
                x = x.times(t);
            }
            sum = sum.plus(x);
        }
        return sum;
    }

    public ExponentialSum derivative() {
        ExponentialSum d = new ExponentialSum();
        for (Term term : terms) {
            if (term.power > 0) {
                d.add(term.factor.times(term.power), term.power - 1, term.rate);
            }
            d.add(DoubleDouble.ZERO.minus(term.factor.times(term.rate)), term.power, term.rate);
        }
        return d;
    }

    /** The value at the peak next to a time that is near it: Newton's method, which leaves an error of the square of the time's. */
    public DoubleDouble peak(double near) {
        ExponentialSum first = derivative();
        ExponentialSum second = first.derivative();
        double t = near;
        for (int k = 0; k < 2; k++) {
            double step = first.at(t).hi() / second.at(t).hi();
            if (Math.abs(step) < 1e-4 * near) {
                t -= step;
            }
        }
        return at(t);
    }

    /** The crossing of a level from below next to a time that is near it. */
    public double crossing(double level, double near) {
        ExponentialSum slope = derivative();
        double t = near;
        for (int k = 0; k < 10; k++) {
            double step = at(t).minus(level).hi() / slope.at(t).hi();
            t -= step;
            if (Math.abs(step) <= 1e-13 * t) {
                return t;
            }
        }
        throw new IllegalStateException("no crossing of " + level + " near " + near);
    }
}
