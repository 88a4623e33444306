package org.neurosim.core.synapse;

/** The weights of a table: one for all, or one per synapse in single or double precision. */
final class Weights {

    /** How weights are kept. */
    enum Kind {
        CONSTANT,
        SINGLE,
        DOUBLE
    }

    private final Kind kind;
    private final double constant;
    private final float[] single;
    private final double[] individual;

    private Weights(Kind kind, double constant, float[] single, double[] individual) {
        this.kind = kind;
        this.constant = constant;
        this.single = single;
        this.individual = individual;
    }

    static Weights allocate(Kind kind, double constant, int count) {
        return new Weights(
                kind,
                constant,
                kind == Kind.SINGLE ? new float[count] : null,
                kind == Kind.DOUBLE ? new double[count] : null);
    }

    void set(int k, double value) {
        if (kind == Kind.SINGLE) {
            single[k] = (float) value;
        } else if (kind == Kind.DOUBLE) {
            individual[k] = value;
        }
    }

    double get(int k) {
        return kind == Kind.SINGLE ? single[k] : kind == Kind.DOUBLE ? individual[k] : constant;
    }

    /** The individual weights in double precision, null for the other kinds. */
    double[] column() {
        return individual;
    }

    void deliver(char[] target, int from, int to, InputColumn column) {
        double[] input = column.sum();
        column.touch(target, from, to);
        switch (kind) {
            case CONSTANT:
                Delivery.addConstant(target, from, to, constant, input);
                break;
            case SINGLE:
                Delivery.addSingle(target, single, from, to, input);
                break;
            default:
                Delivery.addDouble(target, individual, from, to, input);
                break;
        }
    }
}
