"""The network cobahh in Brian 2: 4000 Hodgkin-Huxley neurons (Traub-Miles), exponential Euler.

    /usr/bin/python3 neurosim-bench/peers/brian2_cobahh.py --duration 10 --repeat 3

Rates of the form (b - u)/(exp((b - u)/c) - 1) are written with exprel(x) = (exp(x) - 1)/x, which has no 0/0.
"""
from brian2 import NeuronGroup, ms, mV, nS, pF, uS

from brian2_common import connect, finish, start

options = start(__doc__)
constants = {  # of 20,000 square micrometres of membrane
    "c_m": 200 * pF, "g_leak": 10 * nS, "g_na": 20 * uS, "g_k": 6 * uS,
    "rest": -65 * mV, "e_na": 50 * mV, "e_k": -90 * mV, "v_t": -63 * mV, "theta": -20 * mV,
    "e_exc": 0 * mV, "e_inh": -80 * mV, "tau_exc": 5 * ms, "tau_inh": 10 * ms, "w_exc": 6 * nS, "w_inh": 67 * nS,
}
neurons = NeuronGroup(
    4000,
    """dv/dt = (g_leak*(rest - v) + g_na*m**3*h*(e_na - v) + g_k*n**4*(e_k - v)
                + g_exc*(e_exc - v) + g_inh*(e_inh - v))/c_m : volt
       dm/dt = alpha_m*(1 - m) - beta_m*m : 1
       dh/dt = alpha_h*(1 - h) - beta_h*h : 1
       dn/dt = alpha_n*(1 - n) - beta_n*n : 1
       dg_exc/dt = -g_exc/tau_exc : siemens
       dg_inh/dt = -g_inh/tau_inh : siemens
       u = (v - v_t)/mV : 1
       alpha_m = 1.28/exprel((13 - u)/4)/ms : Hz
       beta_m = 1.4/exprel((u - 40)/5)/ms : Hz
       alpha_h = 0.128*exp((17 - u)/18)/ms : Hz
       beta_h = 4/(1 + exp((40 - u)/5))/ms : Hz
       alpha_n = 0.16/exprel((15 - u)/5)/ms : Hz
       beta_n = 0.5*exp((10 - u)/40)/ms : Hz""",
    threshold="v > theta",
    refractory=3 * ms,
    method="exponential_euler",
    namespace=constants,
)
neurons.v = "rest + (randn()*5 - 5)*mV"
neurons.g_exc = "(randn()*1.5 + 4)*10*nS"
neurons.g_inh = "(randn()*12 + 20)*10*nS"
excitatory = connect(neurons[:3200], neurons, "g_exc_post += w_exc", 0.1 * ms, constants, p=0.02)
inhibitory = connect(neurons[3200:], neurons, "g_inh_post += w_inh", 0.1 * ms, constants, p=0.02)
finish("cobahh", options, neurons, excitatory, inhibitory)
