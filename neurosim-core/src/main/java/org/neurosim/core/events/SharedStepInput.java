package org.neurosim.core.events;

/** A stimulus that several loops take their targets from; it is evaluated once per step. */
final class SharedStepInput implements StepInput {

    private final StepInput input;
    private long last = -1;
    private double[] values;

    SharedStepInput(StepInput input) {
        this.input = input;
    }

    @Override
    public double[] of(long step) {
        if (step != last) {
            values = input.of(step);
            last = step;
        }
        return values;
    }
}
