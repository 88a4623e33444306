# The ring network of Compte et al. 2000 without a cue, with numpy alone: how long the mean over the spikes of exp(i theta) is, and the rate of the
# pyramidal cells, in bins of 250 ms. Writes ring_numpy.csv, one line per bin, one column per trial.
#
#   python3 ring_numpy.py TRIALS SEED
#
# Time step 0.1 ms. Midpoint method for the potentials with the conductances held, exact decay of the AMPA and GABA conductances and of x, forward Euler
# for the NMDA gating; spikes act one step later; weights by circular convolution (a cell excites itself too).
import sys

import numpy as np

TRIALS, SEED = int(sys.argv[1]), int(sys.argv[2])
DT, DURATION, BIN = 0.1, 4000.0, 250.0
N_E, N_I = 2048, 512
PEAK, WIDTH = 1.62, 14.4

rng = np.random.default_rng(SEED)
index = np.arange(N_E)
angle = 360.0 * np.minimum(index, N_E - index) / N_E
gauss = np.exp(-(angle**2) / (2 * WIDTH**2))
base = (1 - PEAK * gauss.mean()) / (1 - gauss.mean())
kernel = np.fft.rfft(base + (PEAK - base) * gauss)


def advance(v, ampa, gaba, nmda, capacitance, leak):
    def slope(u):
        unblocked = 1 / (1 + np.exp(-0.062 * u) / 3.57)
        return (-leak * (u + 70) - ampa * u - gaba * (u + 70) - nmda * unblocked * u) / capacitance

    return v + DT * slope(v + DT / 2 * slope(v))


v_e, v_i = rng.uniform(-60, -50, (TRIALS, N_E)), rng.uniform(-60, -50, (TRIALS, N_I))
x, s = np.zeros((TRIALS, N_E)), np.zeros((TRIALS, N_E))
ampa_e, ampa_i = np.zeros((TRIALS, N_E)), np.zeros((TRIALS, N_I))
gaba = np.zeros((TRIALS, 1))
rest_e, rest_i = np.zeros((TRIALS, N_E)), np.zeros((TRIALS, N_I))
spikes = np.zeros((TRIALS, N_E))
theta = 2 * np.pi * (index + 0.5) / N_E
with open("ring_numpy.csv", "w") as out:
    out.write("# numpy %s, %d trials, seed %d\n" % (np.__version__, TRIALS, SEED))
    out.write("end_ms,quantity," + ",".join("trial_%d" % k for k in range(1, TRIALS + 1)) + "\n")
    for n in range(1, round(DURATION / DT) + 1):
        ampa_e = ampa_e * np.exp(-DT / 2) + 3.1 * rng.poisson(1.8 * DT, (TRIALS, N_E))
        ampa_i = ampa_i * np.exp(-DT / 2) + 2.38 * rng.poisson(1.8 * DT, (TRIALS, N_I))
        nmda_e = 0.381 * np.fft.irfft(np.fft.rfft(s, axis=1) * kernel, N_E, axis=1)
        nmda_i = 0.292 * s.sum(axis=1, keepdims=True)
        v_e = np.where(rest_e > 0, -60, advance(v_e, ampa_e, 1.336 * gaba, nmda_e, 500.0, 25.0))
        v_i = np.where(rest_i > 0, -60, advance(v_i, ampa_i, 1.024 * gaba, nmda_i, 200.0, 20.0))
        rest_e -= 1
        rest_i -= 1
        fired_e, fired_i = v_e >= -50, v_i >= -50
        v_e[fired_e], v_i[fired_i] = -60, -60
        rest_e[fired_e], rest_i[fired_i] = round(2 / DT), round(1 / DT)
        s += DT * (-s / 100 + 0.5 * x * (1 - s))
        x = x * np.exp(-DT / 2) + fired_e
        gaba = gaba * np.exp(-DT / 10) + fired_i.sum(axis=1, keepdims=True)
        spikes += fired_e
        if n % round(BIN / DT) == 0:
            count = spikes.sum(axis=1)
            length = np.abs((spikes * np.exp(1j * theta)).sum(axis=1)) / count
            rate = count / N_E / (BIN * 1e-3)
            for name, values in (("length", length), ("rate_Hz", rate)):
                out.write("%g,%s," % (n * DT, name) + ",".join("%.4f" % value for value in values) + "\n")
            out.flush()
            spikes[:] = 0
