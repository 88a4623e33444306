"""The network coba in Brian 2: 4000 integrate-and-fire neurons with exponential conductances, exponential Euler.

    /usr/bin/python3 neurosim-bench/peers/brian2_coba.py --duration 10 --repeat 3
"""
from brian2 import NeuronGroup, ms, mV, nA, nS, pF

from brian2_common import connect, finish, start

options = start(__doc__)
constants = {
    "c_m": 200 * pF, "g_leak": 10 * nS, "rest": -60 * mV, "theta": -50 * mV, "v_reset": -60 * mV, "drive": 0.2 * nA,
    "e_exc": 0 * mV, "e_inh": -80 * mV, "tau_exc": 5 * ms, "tau_inh": 10 * ms, "w_exc": 6 * nS, "w_inh": 67 * nS,
}
neurons = NeuronGroup(
    4000,
    """dv/dt = (g_leak*(rest - v) + g_exc*(e_exc - v) + g_inh*(e_inh - v) + drive)/c_m : volt (unless refractory)
       dg_exc/dt = -g_exc/tau_exc : siemens
       dg_inh/dt = -g_inh/tau_inh : siemens""",
    threshold="v > theta",
    reset="v = v_reset",
    refractory=5 * ms,
    method="exponential_euler",
    namespace=constants,
)
neurons.v = "v_reset + rand()*(theta - v_reset)"
excitatory = connect(neurons[:3200], neurons, "g_exc_post += w_exc", 0.1 * ms, constants, p=0.02)
inhibitory = connect(neurons[3200:], neurons, "g_inh_post += w_inh", 0.1 * ms, constants, p=0.02)
finish("coba", options, neurons, excitatory, inhibitory)
