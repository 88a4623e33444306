package org.neurosim.core.engine;

import java.util.Arrays;
import java.util.List;
import org.neurosim.api.Integrator;
import org.neurosim.api.InvalidNetworkException;
import org.neurosim.api.Neuron;
import org.neurosim.api.model.LinearSystem;
import org.neurosim.api.model.NeuronSpec;
import org.neurosim.api.model.ParameterSet;
import org.neurosim.api.model.StateVariable;

/** Gives an integrator the form it asks for, derived from what the model offers. */
final class ModelBinding implements Integrator.Binding {

    private final NeuronGroup group;
    private final Integrator integrator;

    ModelBinding(NeuronGroup group, Integrator integrator) {
        this.group = group;
        this.integrator = integrator;
    }

    @Override
    public NeuronSpec spec() {
        return group.spec();
    }

    @Override
    public double dt() {
        return group.dt();
    }

    @Override
    public int size() {
        return group.size();
    }

    @Override
    public int first() {
        return group.from;
    }

    @Override
    public int capacity() {
        return Workspace.BLOCK;
    }

    @Override
    public double[][] columns() {
        return new double[spec().states().size()][Workspace.BLOCK];
    }

    @Override
    public Integrator.Derivatives derivatives() {
        Neuron model = group.model();
        Integrator.Derivatives f;
        if (model instanceof Neuron.Differential m) {
            f = m::derivatives;
        } else if (model instanceof Neuron.ConditionallyLinear m) {
            f = Forms.derivatives(m, columns(), columns());
        } else if (model instanceof Neuron.Linear m) {
            return Forms.clamped(Forms.derivatives(m, common()), spec());
        } else {
            throw refused("a right-hand side (Neuron.Differential)");
        }
        return Forms.clamped(Forms.withKinetics(Forms.held(f, spec()), spec()), spec());
    }

    @Override
    public Integrator.Coefficients coefficients() {
        Neuron model = group.model();
        if (model instanceof Neuron.ConditionallyLinear m) {
            return Forms.clamped(Forms.held(m::coefficients, spec()), spec());
        }
        if (model instanceof Neuron.Linear m) {
            return Forms.clamped(Forms.coefficients(m, common()), spec());
        }
        throw refused("conditionally linear coefficients (Neuron.ConditionallyLinear)");
    }

    @Override
    public Integrator.LinearForm linear() {
        if (!(group.model() instanceof Neuron.Linear model)) {
            throw refused("a linear system (Neuron.Linear)");
        }
        return systems(p -> requireShape(model.linearSystem(p)));
    }

    private LinearSystem common() {
        Integrator.LinearForm form = linear();
        return form.homogeneous() ? form.system(0) : null;
    }

    private LinearSystem requireShape(LinearSystem system) {
        if (system.size() != spec().states().size()) {
            throw new InvalidNetworkException("model " + spec().name() + " declares "
                    + spec().states().size() + " state variables but its linear system has " + system.size());
        }
        return system;
    }

    @Override
    public Integrator.LinearForm kinetics() {
        List<StateVariable> states = spec().states();
        return systems(p -> {
            LinearSystem system = LinearSystem.zeros(states.size());
            for (int k = 0; k < states.size(); k++) {
                StateVariable.Kinetics kinetics = states.get(k).kinetics();
                if (kinetics != null) {
                    system.matrix()[k][k] = -1 / p.get(kinetics.tau());
                    if (kinetics.source() >= 0) {
                        system.matrix()[k][kinetics.source()] = kinetics.gain().applyAsDouble(p);
                    }
                }
            }
            return system;
        });
    }

    /** Makes a system from the parameters of a neuron. */
    private interface SystemOf {
        LinearSystem of(ParameterSet parameters);
    }

    private Integrator.LinearForm systems(SystemOf systemOf) {
        int count = group.isUniform() ? 1 : group.size();
        LinearSystem[] systems = new LinearSystem[count];
        boolean same = true;
        for (int i = 0; i < count; i++) {
            systems[i] = systemOf.of(group.parametersOf(i));
            same &= equal(systems[i], systems[0]);
        }
        return new Systems(systems, same);
    }

    private static boolean equal(LinearSystem a, LinearSystem b) {
        return Arrays.deepEquals(a.matrix(), b.matrix())
                && Arrays.equals(a.rest(), b.rest())
                && Arrays.equals(a.constant(), b.constant())
                && Arrays.equals(a.current(), b.current());
    }

    private record Systems(LinearSystem[] systems, boolean homogeneous) implements Integrator.LinearForm {
        @Override
        public LinearSystem system(int neuron) {
            return systems[homogeneous ? 0 : neuron];
        }
    }

    private InvalidNetworkException refused(String needed) {
        Neuron model = group.model();
        String fits = model instanceof Neuron.Linear
                ? "exact(), exponentialEuler(), rk4(), adaptive(...) or euler()"
                : model instanceof Neuron.ConditionallyLinear
                        ? "exponentialEuler(), rk4(), adaptive(...) or euler()"
                        : model instanceof Neuron.Differential
                                ? "rk4(), adaptive(...) or euler()"
                                : "none: the model gives no dynamics; implement one of Neuron's nested forms";
        return new InvalidNetworkException("population " + group.population.name() + ": integrator " + integrator.name()
                + " needs " + needed + ", which model " + spec().name() + " does not give; what fits: " + fits);
    }
}
