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

    /** Puts values from an entry on in the given places. */
    void put(double[] values, int from, int[] place, int count) {
        if (kind == Kind.SINGLE) {
            for (int k = 0; k < count; k++) {
                single[place[k]] = (float) values[from + k];
            }
        } else if (kind == Kind.DOUBLE) {
            for (int k = 0; k < count; k++) {
                individual[place[k]] = values[from + k];
            }
        }
    }

    /** Copies entries from begin to end - 1 behind so many of other weights of the same kind, which have room for them. */
    void copyTo(Weights other, int begin, int end, int behind) {
        if (kind == Kind.SINGLE) {
            System.arraycopy(single, begin, other.single, behind, end - begin);
        } else if (kind == Kind.DOUBLE) {
            System.arraycopy(individual, begin, other.individual, behind, end - begin);
        }
    }

    /** Weights of the same kind, with room for so many. */
    Weights emptyWithRoom(int count) {
        return allocate(kind, constant, count);
    }

    /** Bytes of so many individual weights. */
    long bytes(long count) {
        return kind == Kind.CONSTANT ? 0 : count * (kind == Kind.SINGLE ? Float.BYTES : Double.BYTES);
    }

    /** Moves entry begin + k to place[k], by way of other weights of the same kind. */
    void permute(int begin, int count, int[] place, Weights old) {
        if (kind == Kind.SINGLE) {
            System.arraycopy(single, begin, old.single, 0, count);
            for (int k = 0; k < count; k++) {
                single[place[k]] = old.single[k];
            }
        } else if (kind == Kind.DOUBLE) {
            System.arraycopy(individual, begin, old.individual, 0, count);
            for (int k = 0; k < count; k++) {
                individual[place[k]] = old.individual[k];
            }
        }
    }

    Kind kind() {
        return kind;
    }

    /** The weight of all, 0 if they have weights of their own. */
    double common() {
        return constant;
    }

    /** The individual weights in double precision, null for the other kinds. */
    double[] column() {
        return individual;
    }

    /** The individual weights in single precision, null for the other kinds. */
    float[] single() {
        return single;
    }

    /** The weight of a synapse. */
    double look(int synapse) {
        return kind == Kind.CONSTANT ? constant : kind == Kind.SINGLE ? single[synapse] : individual[synapse];
    }

    void deliver(char[] target, int from, int to, InputColumn column) {
        deliver(target, single, individual, from, to, column);
    }

    /** The same with targets and individual weights that are kept elsewhere. */
    void deliver(char[] target, float[] singles, double[] doubles, int from, int to, InputColumn column) {
        double[] input = column.sum();
        column.touch(target, from, to);
        switch (kind) {
            case CONSTANT:
                Delivery.addConstant(target, from, to, constant, input);
                break;
            case SINGLE:
                Delivery.addSingle(target, singles, from, to, input);
                break;
            default:
                Delivery.addDouble(target, doubles, from, to, input);
                break;
        }
    }
}
