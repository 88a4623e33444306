# The network of Izhikevich 2006 (polychronization) with numpy alone, after the algorithm of the paper: rhythms and weights at the start and after some minutes.
# Appends a line to spnet_numpy.csv.
#
#   python3 spnet_numpy.py SEED LATE MINUTES
#
# Each ms one random neuron gets 20 pA. An arrival acts in the ms that its delay says (LATE 0, as in the paper) or one ms later (LATE 1). Power is that of the
# spike count per ms at 1, 2, ... Hz, mean over stretches of a second: the first five and the last twenty.
import os
import sys

import numpy as np

SEED, LATE, MINUTES = (int(a) for a in sys.argv[1:4])
N_E, N, M, D = 800, 1000, 100, 20
PER_DELAY = M // D

rng = np.random.default_rng(SEED)
post = np.empty((N, M), int)
for i in range(N):
    others = np.delete(np.arange(N), i) if i < N_E else np.arange(N_E)
    post[i] = rng.choice(others, M, replace=False)
weight = np.where(np.arange(N)[:, None] < N_E, 6.0, -5.0) * np.ones((N, M))
delay = np.where(np.arange(N)[:, None] < N_E, np.arange(M)[None, :] // PER_DELAY, 0) + LATE  # ms after the spike was found
change = np.zeros((N, M))
flat_post, flat_weight, flat_change = post.ravel(), weight.ravel(), change.ravel()  # views
onto = [np.flatnonzero(flat_post[: N_E * M] == i) for i in range(N)]  # excitatory synapses
source_of = [s // M for s in onto]
delay_of = [delay.ravel()[s] for s in onto]

a = np.where(np.arange(N) < N_E, 0.02, 0.1)
d = np.where(np.arange(N) < N_E, 8.0, 2.0)
v, u = np.full(N, -65.0), np.full(N, -13.0)
ring = D + LATE + 2
ltp = np.zeros((ring, N))  # by time; of the ms in which the spike was found 0.1, then times 0.95 per ms
ltd = np.zeros(N)
due = [[] for _ in range(ring)]

duration = MINUTES * 60_000
counts, exc = np.zeros(duration, np.int32), 0
for t in range(duration):
    now = t % ring
    current = np.zeros(N)
    current[rng.integers(N)] = 20
    ltp[now] = 0.95 * ltp[now - 1]
    ltd *= 0.95
    fired = np.flatnonzero(v >= 30)
    v[fired] = -65
    u[fired] += d[fired]
    ltp[now, fired] = 0.1
    ltd[fired] = 0.12
    for i in fired:
        flat_change[onto[i]] += ltp[(t - delay_of[i] - 1) % ring, source_of[i]]
        if i < N_E:
            for k in range(D):
                begin = i * M + k * PER_DELAY
                due[(t + k + LATE) % ring].append(np.arange(begin, begin + PER_DELAY))
        else:
            due[(t + LATE) % ring].append(np.arange(i * M, (i + 1) * M))
    if due[now]:
        arrived = np.concatenate(due[now])
        due[now] = []
        current += np.bincount(flat_post[arrived], flat_weight[arrived], N)
        plastic = arrived[arrived < N_E * M]
        flat_change[plastic] -= ltd[flat_post[plastic]]
    for _ in range(2):
        v += 0.5 * ((0.04 * v + 5) * v + 140 - u + current)
    u += a * (0.2 * v - u)
    counts[t] = len(fired)
    exc += (fired < N_E).sum() if t >= duration - 20_000 else 0
    if t % 1000 == 999:
        weight[:N_E] = np.clip(weight[:N_E] + 0.01 + change[:N_E], 0, 10)
        change[:N_E] *= 0.9


def spectrum(part):
    return (np.abs(np.fft.rfft(part.reshape(-1, 1000), axis=1)) ** 2).mean(axis=0)


def gamma_to_delta(power):
    return power[30:71].sum() / power[2:9].sum()


start, end = spectrum(counts[:5_000]), spectrum(counts[-20_000:])
strong, weak = (weight[:N_E] > 9.5).mean(), (weight[:N_E] < 0.5).mean()
is_new = not os.path.exists("spnet_numpy.csv")
with open("spnet_numpy.csv", "a") as out:
    if is_new:
        out.write("# numpy %s\n" % np.__version__)
        out.write("seed,late,minutes,peak_at_start_Hz,ratio_at_start,ratio_at_end,peak_above_20_Hz_at_end,exc_at_end_Hz,share_above_9.5,share_below_0.5\n")
    out.write(
        "%d,%d,%d,%d,%.5f,%.4f,%d,%.3f,%.4f,%.4f\n"
        % (
            SEED,
            LATE,
            MINUTES,
            1 + start[1:101].argmax(),
            gamma_to_delta(start),
            gamma_to_delta(end),
            20 + end[20:101].argmax(),
            exc / N_E / 20,
            strong,
            weak,
        )
    )
