# The network of Tsodyks, Uziel and Markram 2000 with numpy alone: bursts and rates, one line per seed. Writes bursts_numpy.csv.
#
#   python3 bursts_numpy.py SEEDS
#
# Each synapse has parameters of its own. Steps of 0.25 ms, in which membrane and current are exact, as are the synapses from spike to spike; a spike acts
# one step later. 10 s, of which the first is left out. A burst is a bin of 5 ms with spikes of a quarter of the neurons, more than 50 ms after the one before.
import sys

import numpy as np

SEEDS = int(sys.argv[1])
DT, DURATION, START, BIN = 0.25, 10_000.0, 1_000.0, 5.0
N_E, N = 400, 500
TAU_M, TAU_S, THRESHOLD, RESET = 30.0, 3.0, 15.0, 13.5
STRENGTH = 1.8
DEPRESSING, FACILITATING = (0.5, 0.1, 0.9, 800.0, 0.0), (0.04, 0.001, 0.07, 100.0, 1000.0)


def around(rng, mean, low, high, n):
    """Normal numbers whose standard deviation is half the mean, each drawn again until it lies within the bounds."""
    x = np.full(n, np.nan)
    out = np.ones(n, bool)
    while out.any():
        x[out] = rng.normal(mean, 0.5 * abs(mean), out.sum())
        out = ~((x >= low) & (x <= high))
    return x


def synapses(rng):
    """Columns of all synapses, sorted by source, and where those of a source begin."""
    parts = []
    sides = (np.arange(N_E), np.arange(N_E, N))
    for source, target, factor, (use, least, most, rec, fac) in (
        (0, 0, 1, DEPRESSING),
        (0, 1, 4, FACILITATING),
        (1, 0, -3, DEPRESSING),
        (1, 1, -4, FACILITATING),
    ):
        i, j = np.meshgrid(sides[source], sides[target], indexing="ij")
        there = (rng.random(i.shape) < 0.1) & (i != j)
        n = there.sum()
        mean = factor * STRENGTH
        weight = around(rng, mean, *sorted((0.2 * mean, 2 * mean)), n)
        tau_fac = around(rng, fac, 5, np.inf, n) if fac > 0 else np.full(n, 1e-9)
        parts.append((i[there], j[there], weight, around(rng, use, least, most, n), around(rng, rec, 5, np.inf, n), tau_fac))
    columns = [np.concatenate(c) for c in zip(*parts)]
    order = np.argsort(columns[0], kind="stable")
    columns = [c[order] for c in columns]
    return columns[1:], np.searchsorted(columns[0], np.arange(N + 1))


def run(seed):
    rng = np.random.default_rng(seed)
    (target, weight, use, rec, fac), first = synapses(rng)
    u, x, y = np.zeros(len(target)), np.ones(len(target)), np.zeros(len(target))
    last = np.full(N, -1e12)
    level = np.concatenate([(np.arange(n) + 0.5) / n - 0.5 for n in (N_E, N - N_E)])
    drive = THRESHOLD * (1 + 0.05 * level)
    refractory = np.where(np.arange(N) < N_E, round(3 / DT), round(2 / DT))
    v, current, waiting = rng.uniform(0, THRESHOLD, N), np.zeros(N), np.zeros(N, int)
    keep_v, keep_i = np.exp(-DT / TAU_M), np.exp(-DT / TAU_S)
    from_i = TAU_S / (TAU_S - TAU_M) * (keep_i - keep_v)
    counts, exc, inh = np.zeros(round(DURATION / BIN)), 0, 0
    arriving = np.array([], int)
    for n in range(round(DURATION / DT)):
        free = waiting == 0
        v = np.where(free, drive + (v - drive) * keep_v + current * from_i, RESET)
        waiting[~free] -= 1
        current *= keep_i
        time = n * DT  # of the spikes that arrive now
        for s in arriving:
            k = slice(first[s], first[s + 1])
            h = time - last[s]
            last[s] = time
            gone = y[k] * np.exp(-h / TAU_S)
            a = y[k] * rec[k] / (TAU_S - rec[k])
            inactive = (1 - x[k] - y[k] - a) * np.exp(-h / rec[k]) + a * np.exp(-h / TAU_S)
            u[k] = u[k] * np.exp(-h / fac[k])
            u[k] += use[k] * (1 - u[k])
            free_part = 1 - gone - inactive
            released = u[k] * free_part
            x[k], y[k] = free_part - released, gone + released
            np.add.at(current, target[k], weight[k] * released)
        arriving = np.flatnonzero(v >= THRESHOLD)
        v[arriving] = RESET
        waiting[arriving] = refractory[arriving]
        end = (n + 1) * DT
        if end > START:
            exc += (arriving < N_E).sum()
            inh += (arriving >= N_E).sum()
            counts[int(n * DT / BIN + 1e-9)] += len(arriving)
    bursts, before = 0, -np.inf
    for b in np.flatnonzero(counts >= 0.25 * N):
        bursts += (b - before) * BIN > 50
        before = b
    seconds = (DURATION - START) / 1000
    return bursts, exc / N_E / seconds, inh / (N - N_E) / seconds


with open("bursts_numpy.csv", "w") as out:
    out.write("# numpy %s\n" % np.__version__)
    out.write("seed,bursts,exc_Hz,inh_Hz\n")
    for seed in range(1, SEEDS + 1):
        out.write("%d,%d,%.4f,%.4f\n" % ((seed,) + run(seed)))
        out.flush()
