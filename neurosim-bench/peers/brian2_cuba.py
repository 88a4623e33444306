"""The cuba network in Brian 2 (C++ standalone, one thread): prints one line of JSON per run.

    /usr/bin/python3 neurosim-bench/peers/brian2_cuba.py --duration 10 --repeat 3

Debian: apt-get install python3-brian. The time given is that of the simulation loop alone, measured inside the generated
program: simulate_cpu_s by clock(), simulate_s by a monotonic clock.
"""
import argparse
import json
import os
import tempfile

import brian2 as b2
from brian2 import NeuronGroup, SpikeMonitor, Synapses, ms, mV, second

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--duration", type=float, default=10.0, help="biological time, s")
parser.add_argument("--repeat", type=int, default=1, help="runs of the compiled program")
options = parser.parse_args()

folder = tempfile.mkdtemp(prefix="brian2_cuba_")
b2.set_device("cpp_standalone", build_on_run=False)
b2.defaultclock.dt = 0.1 * ms
b2.prefs.codegen.cpp.headers += ["<ctime>", "<chrono>", "<fstream>"]

cells = NeuronGroup(
    4000,
    """dv/dt = (ge + gi - (v + 49*mV))/(20*ms) : volt (unless refractory)
       dge/dt = -ge/(5*ms) : volt
       dgi/dt = -gi/(10*ms) : volt""",
    threshold="v > -50*mV",
    reset="v = -60*mV",
    refractory=5 * ms,
    method="exact",
)
cells.v = "-60*mV + rand()*10*mV"
excitatory = Synapses(cells[:3200], cells, on_pre="ge_post += 1.62*mV", delay=0.1 * ms)
excitatory.connect(p=0.02)
inhibitory = Synapses(cells[3200:], cells, on_pre="gi_post += -9*mV", delay=0.1 * ms)
inhibitory.connect(p=0.02)
spikes = SpikeMonitor(cells)

b2.device.insert_code(
    "before_network_run",
    "auto wall0 = std::chrono::steady_clock::now(); std::clock_t cpu0 = std::clock();",
)
b2.device.insert_code(
    "after_network_run",
    'std::ofstream("results/times.txt") << double(std::clock() - cpu0) / CLOCKS_PER_SEC << " "'
    " << std::chrono::duration<double>(std::chrono::steady_clock::now() - wall0).count();",
)
b2.run(options.duration * second)
b2.device.build(directory=folder, compile=True, run=False, with_output=False)
for _ in range(options.repeat):
    b2.device.run(folder, False, [])
    with open(os.path.join(folder, "results", "times.txt")) as times:
        cpu, wall = map(float, times.read().split())
    count = len(spikes.i)
    print(json.dumps({
        "workload": "cuba",
        "simulator": "Brian " + b2.__version__ + " C++ standalone",
        "duration_ms": 1000 * options.duration,
        "simulate_s": round(wall, 4),
        "simulate_cpu_s": round(cpu, 4),
        "spikes": count,
        "rate_hz": round(count / 4000 / options.duration, 4),
    }), flush=True)
