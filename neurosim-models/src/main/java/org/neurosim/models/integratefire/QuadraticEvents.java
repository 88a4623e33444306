package org.neurosim.models.integratefire;

import org.neurosim.api.math.ElementaryMath;

/**
 * {@code dy/dt = a y^2 + b} with a &gt; 0, in closed form.
 *
 * <pre>
 * y(t) = (y C + b S) / (C - a y S),   omega = sqrt(|a b|)
 * b &gt; 0:  C = cos(omega t),   S = sin(omega t) / omega
 * b = 0:  C = 1,              S = t
 * b &lt; 0:  C = 1,              S = tanh(omega t) / omega      (both divided by cosh)
 * </pre>
 *
 * It is infinite where {@code C = a y S}: after {@code (pi/2 - atan(y sqrt(a/b))) / omega}, {@code 1/(a y)} or {@code log((y + s)/(y - s)) / (2 omega)}, {@code s =
 * sqrt(-b/a)}, for b &gt; 0, b = 0 and b &lt; 0.
 *
 * <p>A solution is kept as a point (n, d) with y = n/d, so that nothing happens at infinity.
 */
final class QuadraticEvents {
    private static final double HALF_PI = 0.5 * StrictMath.PI;

    private QuadraticEvents() {}

    /** C for a time. */
    static double cosine(double a, double b, double t) {
        return b > 0 ? ElementaryMath.cos(Math.sqrt(a * b) * t) : 1;
    }

    /** S for a time. */
    static double sine(double a, double b, double t) {
        double omega = Math.sqrt(a * Math.abs(b));
        double x = omega * t;
        if (x == 0) {
            return t;
        }
        return (b > 0 ? ElementaryMath.sin(x) : ElementaryMath.tanh(x)) / omega;
    }

    /**
     * How long it takes from y to a level above it.
     *
     * @return time; infinity if it does not get there
     */
    static double timeTo(double level, double y, double a, double b) {
        double way = level - y;
        if (b > 0) {
            double omega = Math.sqrt(a * b);
            return angle(omega * way, b + a * level * y) / omega;
        }
        double s = Math.sqrt(-b / a);
        if (!(y > s || level < -s)) {
            return Double.POSITIVE_INFINITY;
        }
        return hyperbolic(s, way / ((y - s) * (level + s)), a);
    }

    /** How long it takes from y = n/d, d &gt;= 0, to infinity, from where it comes if d = 0 and n &lt; 0. */
    static double timeToInfinity(double n, double d, double a, double b) {
        if (b > 0) {
            double omega = Math.sqrt(a * b);
            return angle(omega * d, a * n) / omega;
        }
        double s = Math.sqrt(-b / a);
        return n > s * d ? hyperbolic(s, d / (n - s * d), a) : Double.POSITIVE_INFINITY;
    }

    /** log(1 + 2 s x) / (2 a s), x / a for s = 0. */
    private static double hyperbolic(double s, double x, double a) {
        return s == 0 ? x / a : ElementaryMath.log1p(2 * s * x) / (2 * a * s);
    }

    /** Of the direction (x, y) with y &gt;= 0, from 0 to pi. */
    static double angle(double y, double x) {
        if (x > 0) {
            return StrictMath.atan(y / x);
        }
        return y > 0 ? HALF_PI + StrictMath.atan(-x / y) : 2 * HALF_PI;
    }
}
