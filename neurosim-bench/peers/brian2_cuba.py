"""The network cuba in Brian 2: 4000 integrate-and-fire neurons with exponential synaptic currents, integrated exactly.

    /usr/bin/python3 neurosim-bench/peers/brian2_cuba.py --duration 10 --repeat 3
"""
from brian2 import NeuronGroup, ms, mV

from brian2_common import connect, finish, start

options = start(__doc__)
constants = {
    "tau_m": 20 * ms, "tau_exc": 5 * ms, "tau_inh": 10 * ms,
    "rest": -49 * mV, "theta": -50 * mV, "v_reset": -60 * mV,
    "w_exc": 1.62 * mV, "w_inh": -9 * mV,
}
neurons = NeuronGroup(
    4000,
    """dv/dt = (rest - v + i_exc + i_inh)/tau_m : volt (unless refractory)
       di_exc/dt = -i_exc/tau_exc : volt
       di_inh/dt = -i_inh/tau_inh : volt""",
    threshold="v > theta",
    reset="v = v_reset",
    refractory=5 * ms,
    method="exact",
    namespace=constants,
)
neurons.v = "v_reset + rand()*(theta - v_reset)"
excitatory = connect(neurons[:3200], neurons, "i_exc_post += w_exc", 0.1 * ms, constants, p=0.02)
inhibitory = connect(neurons[3200:], neurons, "i_inh_post += w_inh", 0.1 * ms, constants, p=0.02)
finish("cuba", options, neurons, excitatory, inhibitory)
