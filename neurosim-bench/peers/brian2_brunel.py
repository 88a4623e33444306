"""The network brunel in Brian 2: 12,500 integrate-and-fire neurons, 15.6 M delta synapses, Poisson input, integrated exactly.

    /usr/bin/python3 neurosim-bench/peers/brian2_brunel.py --duration 1

Each neuron draws 1000 excitatory and 250 inhibitory sources, distinct ones, by Brian's own generator of synapses; the external
input is Brian's PoissonInput.
"""
from brian2 import NeuronGroup, PoissonInput, ms, mV

from brian2_common import connect, finish, start

options = start(__doc__, duration=1.0)
EXCITATORY, INHIBITORY = 10_000, 2_500  # neurons
EXTERNAL = 1_000  # inputs per neuron
constants = {"tau_m": 20 * ms, "theta": 20 * mV, "v_reset": 10 * mV, "w_exc": 0.1 * mV, "w_inh": -0.5 * mV}
neurons = NeuronGroup(
    EXCITATORY + INHIBITORY,
    "dv/dt = -v/tau_m : volt (unless refractory)",
    threshold="v > theta",
    reset="v = v_reset",
    refractory=2 * ms,
    method="exact",
    namespace=constants,
)
neurons.v = "rand()*theta"
excitatory = connect(
    neurons[:EXCITATORY], neurons, "v_post += w_exc", 1.5 * ms, constants, i="k for k in sample(N_pre, size=1000)")
inhibitory = connect(
    neurons[EXCITATORY:], neurons, "v_post += w_inh", 1.5 * ms, constants, i="k for k in sample(N_pre, size=250)")
# Twice the rate that takes the mean input to the threshold.
rate = 2 * constants["theta"] / (constants["w_exc"] * EXTERNAL * constants["tau_m"])
drive = PoissonInput(neurons, "v", N=EXTERNAL, rate=rate, weight=constants["w_exc"])
finish("brunel", options, neurons, excitatory, inhibitory, drive)
