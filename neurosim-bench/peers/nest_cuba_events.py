"""The network cuba-events in NEST: 4000 integrate-and-fire neurons with voltage jumps, with precise spike times.

    python3 neurosim-bench/peers/nest_cuba_events.py --duration 10 --repeat 3

The neurons are iaf_psc_delta_ps, which spike at their exact times within a step of 0.1 ms, the delay. Each run builds the
network anew, with connections and potentials of its own, and prints one line of JSON. With --serve the first line says that
NEST is there, and then a run is made for each line that arrives at standard input, until its end.

simulate_cpu_s is the CPU time of this process, and simulate_s the wall time, during the call that simulates. All spikes are
recorded. One thread. Needs PyNEST with the models for precise spike times.
"""
import argparse
import contextlib
import json
import os
import sys
import time


@contextlib.contextmanager
def quiet():
    """NEST writes to standard output, which is for JSON."""
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


with quiet():
    import nest

EXCITATORY, INHIBITORY, PROBABILITY = 3200, 800, 0.02
W_EXC, W_INH, DELAY = 0.25, -2.25, 0.1  # mV, mV, ms
NEURON = {"tau_m": 20.0, "E_L": -49.0, "V_th": -50.0, "V_reset": -60.0, "t_ref": 5.0}


def build(seed):
    """Neurons, synapses and the recorder of spikes."""
    nest.ResetKernel()
    nest.resolution = DELAY
    nest.rng_seed = seed
    size = EXCITATORY + INHIBITORY
    neurons = nest.Create("iaf_psc_delta_ps", size, params=NEURON)
    neurons.V_m = nest.random.uniform(-60.0, -50.0)
    rule = {"rule": "pairwise_bernoulli", "p": PROBABILITY}
    nest.Connect(neurons[:EXCITATORY], neurons, rule, {"weight": W_EXC, "delay": DELAY})
    nest.Connect(neurons[EXCITATORY:], neurons, rule, {"weight": W_INH, "delay": DELAY})
    recorder = nest.Create("spike_recorder")
    nest.Connect(neurons, recorder)
    return recorder


def simulate(duration, seed):
    """One run, with the figures that the comparison reads."""
    begin = time.perf_counter()
    recorder = build(seed)
    nest.Prepare()
    built = time.perf_counter() - begin
    cpu, wall = time.process_time(), time.perf_counter()
    nest.Run(duration * 1000)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    nest.Cleanup()
    spikes = int(recorder.n_events)
    return {
        "duration_s": duration,
        "build_s": round(built, 2),
        "simulate_s": round(wall, 4),
        "simulate_cpu_s": round(cpu, 4),
        "spikes": spikes,
        "rate_hz": round(spikes / (EXCITATORY + INHIBITORY) / duration, 4),
    }


def show(line):
    print(json.dumps(line), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--duration", type=float, default=10.0, help="biological time of a run, s")
    parser.add_argument("--repeat", type=int, default=1, help="number of runs")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first run; each further one has the next")
    parser.add_argument("--serve", action="store_true", help="one run per line of standard input instead")
    options = parser.parse_args()
    if not options.duration > 0 or options.repeat < 1:
        parser.error("--duration and --repeat must be positive")
    head = {"workload": "cuba-events", "simulator": "NEST " + nest.__version__ + ", iaf_psc_delta_ps"}
    if options.serve:
        show(head)
    for run, _ in enumerate(sys.stdin if options.serve else range(options.repeat)):
        with quiet():
            figures = simulate(options.duration, options.seed + run)
        show(dict(head, **figures))


if __name__ == "__main__":
    main()
