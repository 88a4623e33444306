package org.neurosim.models.membrane;

/**
 * Passes over a block that gather {@code C_m dv/dt = drive - conductance * v}. Each is a plain short loop over few
 * columns, which the JIT compiler turns into vector instructions; one long loop over all columns would stay scalar.
 */
public final class Membrane {

    private Membrane() {}

    /** drive += current. */
    public static void addCurrent(double[] current, double[] drive, int n) {
        for (int i = 0; i < n; i++) {
            drive[i] += current[i];
        }
    }

    /** Adds a conductance with its reversal potential. */
    public static void addConductance(double[] g, double[] reversal, double[] drive, double[] conductance, int n) {
        for (int i = 0; i < n; i++) {
            drive[i] += g[i] * reversal[i];
            conductance[i] += g[i];
        }
    }

    /** Adds two conductances with reversal potentials that are the same for all. */
    static void addConductances(
            double[] g, double reversal, double[] g2, double reversal2, double[] drive, double[] conductance, int n) {
        for (int i = 0; i < n; i++) {
            drive[i] = drive[i] + g[i] * reversal + g2[i] * reversal2;
            conductance[i] = conductance[i] + g[i] + g2[i];
        }
    }

    /** Adds g m^3 h. */
    public static void addSodium(
            double[] m, double[] h, double[] g, double[] reversal, double[] drive, double[] conductance, int n) {
        for (int i = 0; i < n; i++) {
            double open = g[i] * (m[i] * m[i] * (m[i] * h[i]));
            drive[i] += open * reversal[i];
            conductance[i] += open;
        }
    }

    /** Adds g n^4. */
    public static void addPotassium(
            double[] gate, double[] g, double[] reversal, double[] drive, double[] conductance, int n) {
        for (int i = 0; i < n; i++) {
            double squared = gate[i] * gate[i];
            double open = g[i] * (squared * squared);
            drive[i] += open * reversal[i];
            conductance[i] += open;
        }
    }

    /** Adds g_L, g_K n^4 and g_Na m^3 h at once where parameters are the same for all: the same operations in the same order as one after the other. */
    public static void addLeakPotassiumSodium(
            double leak,
            double leakReversal,
            double[] gate,
            double potassium,
            double potassiumReversal,
            double[] m,
            double[] h,
            double sodium,
            double sodiumReversal,
            double[] drive,
            double[] conductance,
            int n) {
        double toRest = leak * leakReversal;
        for (int i = 0; i < n; i++) {
            double squared = gate[i] * gate[i];
            double openK = potassium * (squared * squared);
            double openNa = sodium * (m[i] * m[i] * (m[i] * h[i]));
            drive[i] = drive[i] + toRest + openK * potassiumReversal + openNa * sodiumReversal;
            conductance[i] = conductance[i] + leak + openK + openNa;
        }
    }

    /** Divides both by a capacitance that is the same for all. */
    public static void perCapacitance(double c, double[] drive, double[] conductance, int n) {
        double r = 1 / c;
        for (int i = 0; i < n; i++) {
            drive[i] *= r;
            conductance[i] *= r;
        }
    }

    /** Divides both by the capacitance. */
    public static void perCapacitance(double[] c, double[] drive, double[] conductance, int n) {
        for (int i = 0; i < n; i++) {
            double r = 1 / c[i];
            drive[i] *= r;
            conductance[i] *= r;
        }
    }
}
