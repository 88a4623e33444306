"""The network cuba-events in NEURON: 4000 integrate-and-fire neurons with voltage jumps, simulated exactly from event to event.

    /usr/bin/python3 neurosim-bench/peers/neuron_cuba_events.py --duration 10 --repeat 3

The neurons are artificial cells of the mechanism neuron_delta_lif.mod, which is compiled into a temporary directory: the
built-in IntFire1 has no constant drive, and that of IntFire2 comes with filtered inputs. The network is built once, and each
run starts from potentials of its own and prints one line of JSON. With --serve the first line says that all is built, and then
a run is made for each line that arrives at standard input, until its end.

simulate_cpu_s is the CPU time of this process, and simulate_s the wall time, during the call that simulates. All spikes are
recorded. Needs NEURON's Python module, its nocmodl and headers (Debian: apt-get install python3-neuron neuron-dev), and gcc.
"""
import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import numpy as np

sys.setdlopenflags(os.RTLD_NOW | os.RTLD_GLOBAL)  # so that the mechanism finds NEURON's functions
from neuron import h

HERE = os.path.dirname(os.path.abspath(__file__))
MECHANISM = "neuron_delta_lif"
EXCITATORY, INHIBITORY, PROBABILITY = 3200, 800, 0.02
W_EXC, W_INH, DELAY = 0.25, -2.25, 0.1  # mV, mV, ms


def compile_mechanism(folder):
    """Translates and compiles the mechanism and loads it."""
    nocmodl = shutil.which("nocmodl")
    if nocmodl is None:
        sys.exit("no program nocmodl; install NEURON's compiler of mechanisms (Debian: apt-get install neuron-dev)")
    headers = os.path.join(os.path.dirname(os.path.dirname(nocmodl)), "include")
    shutil.copy(os.path.join(HERE, MECHANISM + ".mod"), folder)
    execute([nocmodl, MECHANISM + ".mod"], folder)
    with open(os.path.join(folder, "register.c"), "w") as file:
        file.write("extern void _%s_reg(void);\nvoid modl_reg(void) { _%s_reg(); }\n" % (MECHANISM, MECHANISM))
    library = os.path.join(folder, "mechanism.so")
    execute(
        ["gcc", "-O3", "-w", "-shared", "-fPIC", "-I" + headers, MECHANISM + ".c", "register.c", "-o", library], folder)
    h.nrn_load_dll(library)


def execute(command, folder):
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(command[0] + " failed: " + done.stdout[-500:])


def build(seed):
    """Neurons, synapses and the record of spikes."""
    rng = np.random.default_rng(seed)
    size = EXCITATORY + INHIBITORY
    neurons = [h.DeltaLif() for _ in range(size)]
    connections = []
    for source, neuron in enumerate(neurons):
        weight = W_EXC if source < EXCITATORY else W_INH
        for target in np.flatnonzero(rng.random(size) < PROBABILITY):
            connection = h.NetCon(neuron, neurons[target])
            connection.delay = DELAY
            connection.weight[0] = weight
            connections.append(connection)
    times, indices = h.Vector(), h.Vector()
    for index, neuron in enumerate(neurons):
        detector = h.NetCon(neuron, None)
        detector.record(times, indices, index)
        connections.append(detector)
    return rng, neurons, connections, times


def simulate(cvode, duration, rng, neurons, times):
    """One run, with the figures that the comparison reads."""
    for neuron in neurons:
        neuron.start = rng.uniform(-60, -50)
    h.finitialize()
    cpu, wall = time.process_time(), time.perf_counter()
    cvode.solve(duration * 1000)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    spikes = len(times)
    return {
        "duration_s": duration,
        "simulate_s": round(wall, 4),
        "simulate_cpu_s": round(cpu, 4),
        "spikes": spikes,
        "rate_hz": round(spikes / len(neurons) / duration, 4),
    }


def show(line):
    print(json.dumps(line), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--duration", type=float, default=10.0, help="biological time of a run, s")
    parser.add_argument("--repeat", type=int, default=1, help="number of runs")
    parser.add_argument("--seed", type=int, default=1, help="seed of connections and potentials")
    parser.add_argument("--serve", action="store_true", help="one run per line of standard input instead")
    options = parser.parse_args()
    if not options.duration > 0 or options.repeat < 1:
        parser.error("--duration and --repeat must be positive")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the directory is removed
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="neuron_") as folder:
        compile_mechanism(folder)
    rng, neurons, connections, times = build(options.seed)
    cvode = h.CVode()
    cvode.active(1)  # without it events wait for the next time step
    head = {"workload": "cuba-events", "simulator": "NEURON " + h.nrnversion(0).strip() + ", event-driven"}
    if options.serve:
        show(dict(head, build_s=round(time.perf_counter() - begin, 2)))
    for _ in sys.stdin if options.serve else range(options.repeat):
        show(dict(head, **simulate(cvode, options.duration, rng, neurons, times)))


if __name__ == "__main__":
    main()
