"""What the Brian 2 scripts have in common: arguments, compilation, and runs with their figures.

A script describes its network and hands it to finish(). The network is compiled once, as a C++ standalone program with one
thread, into a temporary directory; each run prints one line of JSON. With --serve the first line says that the program is
compiled, and then a run is made for each line that arrives at standard input, until its end: so runs can alternate with those
of another simulator.

The times are those of the simulation loop alone, taken inside the generated program: simulate_cpu_s by clock(), simulate_s by
a monotonic clock. Needs Brian 2 (Debian: apt-get install python3-brian), g++ and make.
"""
import argparse
import json
import os
import signal
import sys
import tempfile
import time
import warnings

warnings.filterwarnings("ignore")
import brian2 as b2

START_CLOCKS = "auto wall0 = std::chrono::steady_clock::now(); std::clock_t cpu0 = std::clock();"
WRITE_CLOCKS = """
    std::ofstream("results/clocks.txt") << double(std::clock() - cpu0) / CLOCKS_PER_SEC << " "
        << std::chrono::duration<double>(std::chrono::steady_clock::now() - wall0).count();
"""


def start(description, duration=10.0):
    """Reads the command line and makes Brian 2 generate C++; to be called before anything is described."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--duration", type=float, default=duration, help="biological time of a run, s")
    parser.add_argument("--repeat", type=int, default=1, help="number of runs")
    parser.add_argument("--serve", action="store_true", help="one run per line of standard input instead")
    options = parser.parse_args()
    if not options.duration > 0 or options.repeat < 1:
        parser.error("--duration and --repeat must be positive")
    b2.set_device("cpp_standalone", build_on_run=False)
    b2.defaultclock.dt = 0.1 * b2.ms
    b2.prefs.codegen.cpp.headers += ["<ctime>", "<chrono>", "<fstream>"]
    return options


def connect(source, target, on_pre, delay, constants, **rule):
    """Synapses of one kind."""
    synapses = b2.Synapses(source, target, on_pre=on_pre, delay=delay, namespace=constants)
    synapses.connect(**rule)
    return synapses


def finish(workload, options, neurons, *others):
    """Compiles the network of these neurons and other objects, runs it and prints."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the directory is removed
    spikes = b2.SpikeMonitor(neurons)
    network = b2.Network(neurons, spikes, *others)
    b2.device.insert_code("before_network_run", START_CLOCKS)
    b2.device.insert_code("after_network_run", WRITE_CLOCKS)
    with tempfile.TemporaryDirectory(prefix="brian2_") as folder:
        begin = time.perf_counter()
        network.run(options.duration * b2.second)
        b2.device.build(directory=folder, compile=True, run=False, with_output=False)
        head = {"workload": workload, "simulator": "Brian 2 " + b2.__version__ + ", C++ standalone"}
        if options.serve:
            show(dict(head, compile_s=round(time.perf_counter() - begin, 2)))
        for _ in sys.stdin if options.serve else range(options.repeat):
            show(dict(head, **run(folder, options, len(neurons), spikes)))


def run(folder, options, size, spikes):
    """One run; its seed is the operating system's."""
    begin = time.perf_counter()
    b2.device.run(folder, False, [])
    program = time.perf_counter() - begin
    with open(os.path.join(folder, "results", "clocks.txt")) as clocks:
        cpu, wall = map(float, clocks.read().split())
    count = int(spikes.num_spikes)
    return {
        "duration_s": options.duration,
        "simulate_s": round(wall, 4),
        "simulate_cpu_s": round(cpu, 4),
        "program_s": round(program, 4),
        "spikes": count,
        "rate_hz": round(count / size / options.duration, 4),
    }


def show(line):
    print(json.dumps(line), flush=True)
