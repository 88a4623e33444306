# The network of 1000 neurons of Izhikevich 2003 after the program in the paper's appendix, with numpy alone: rates and the share of two bands in the power
# of the spike count per ms, one line per seed. Writes rhythms_numpy.csv.
#
#   python3 rhythms_numpy.py SEEDS
#
# What the program draws for the type of a neuron grows evenly with its index. Spikes act one step later (late = 1) or as in the paper within the step (late = 0). 5.2 s, of which the first 0.2 s are left out.
import sys

import numpy as np

SEEDS = int(sys.argv[1])
START, DURATION = 200, 5_200
N_E, N_I = 800, 200


def run(seed, late):
    rng = np.random.default_rng(seed)
    r_e, r_i = (np.arange(N_E) + 0.5) / N_E, (np.arange(N_I) + 0.5) / N_I
    a = np.concatenate([np.full(N_E, 0.02), 0.02 + 0.08 * r_i])
    b = np.concatenate([np.full(N_E, 0.2), 0.25 - 0.05 * r_i])
    c = np.concatenate([-65 + 15 * r_e**2, np.full(N_I, -65.0)])
    d = np.concatenate([8 - 6 * r_e**2, np.full(N_I, 2.0)])
    weights = np.concatenate([0.5 * rng.random((N_E, N_E + N_I)), -rng.random((N_I, N_E + N_I))])
    v = np.full(N_E + N_I, -65.0)
    u = b * v
    counts, exc, inh = np.zeros(DURATION), 0, 0
    before = np.array([], int)
    for t in range(DURATION):
        current = np.concatenate([5 * rng.standard_normal(N_E), 2 * rng.standard_normal(N_I)])
        fired = np.flatnonzero(v >= 30)
        v[fired] = c[fired]
        u[fired] += d[fired]
        counts[t] = len(fired)
        if t >= START:
            exc += (fired < N_E).sum()
            inh += (fired >= N_E).sum()
        current += weights[before if late else fired].sum(axis=0)
        before = fired
        for _ in range(2):
            v = v + 0.5 * (0.04 * v**2 + 5 * v + 140 - u + current)
        u = u + a * (b * v - u)
    power = np.abs(np.fft.rfft(counts[START:])) ** 2
    frequency = np.fft.rfftfreq(DURATION - START, 0.001)
    whole = power[1:].sum()
    share = [power[(frequency >= low) & (frequency < high)].sum() / whole for low, high in ((6, 16), (30, 60))]
    seconds = (DURATION - START) / 1000
    return exc / N_E / seconds, inh / N_I / seconds, share[0], share[1]


with open("rhythms_numpy.csv", "w") as out:
    out.write("# numpy %s\n" % np.__version__)
    out.write("late,seed,exc_Hz,inh_Hz,share_6_16_Hz,share_30_60_Hz\n")
    for late in (1, 0):
        for seed in range(1, SEEDS + 1):
            out.write("%d,%d,%.4f,%.4f,%.4f,%.4f\n" % ((late, seed) + run(seed, late)))
            out.flush()
