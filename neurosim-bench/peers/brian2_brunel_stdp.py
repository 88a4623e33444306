"""The network brunel-stdp in Brian 2: brunel with 10 M plastic synapses between excitatory neurons (additive STDP of all pairs).

    /usr/bin/python3 neurosim-bench/peers/brian2_brunel_stdp.py --duration 1

As brian2_brunel.py, but for the rule: the presynaptic spike transmits the weight before its own change; the delay is axonal.
"""
from brian2 import NeuronGroup, PoissonInput, Synapses, ms, mV

from brian2_common import connect, finish, start

options = start(__doc__, duration=1.0)
EXCITATORY, INHIBITORY = 10_000, 2_500  # neurons
EXTERNAL = 1_000  # inputs per neuron
weight = 0.1 * mV
constants = {"tau_m": 20 * ms, "theta": 20 * mV, "v_reset": 10 * mV, "w_exc": weight, "w_inh": -0.5 * mV}
plasticity = {"tau_plus": 20 * ms, "tau_minus": 20 * ms, "a_plus": 0.01 * weight, "a_minus": 1.05 * 0.01 * weight,
              "w_max": 2 * weight}
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
exc, inh = neurons[:EXCITATORY], neurons[EXCITATORY:]
plastic = Synapses(
    exc,
    exc,
    """w : volt
       dx/dt = -x/tau_plus : 1 (event-driven)
       dy/dt = -y/tau_minus : 1 (event-driven)""",
    on_pre="""v_post += w
              w = clip(w - a_minus*y, 0*volt, w_max)
              x += 1""",
    on_post="""w = clip(w + a_plus*x, 0*volt, w_max)
               y += 1""",
    namespace=plasticity,
)
plastic.connect(i="k for k in sample(N_pre, size=1000)")
plastic.pre.delay = 1.5 * ms
plastic.w = weight
static = connect(exc, inh, "v_post += w_exc", 1.5 * ms, constants, i="k for k in sample(N_pre, size=1000)")
inhibitory = connect(inh, neurons, "v_post += w_inh", 1.5 * ms, constants, i="k for k in sample(N_pre, size=250)")
# Twice the rate that takes the mean input to the threshold.
rate = 2 * constants["theta"] / (constants["w_exc"] * EXTERNAL * constants["tau_m"])
drive = PoissonInput(neurons, "v", N=EXTERNAL, rate=rate, weight=constants["w_exc"])
finish("brunel-stdp", options, neurons, plastic, static, inhibitory, drive)
