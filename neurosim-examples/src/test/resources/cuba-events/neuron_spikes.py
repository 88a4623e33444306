"""Spikes of a small network cuba-events in NEURON, for CubaEventsNeuronTest.

    PATH=DIR_OF_NOCMODL:$PATH /usr/bin/python3 neuron_spikes.py > neuron-spikes.csv
    ... /usr/bin/python3 neuron_spikes.py --common > neuron-spikes-common.csv

Neurons and mechanism are those of neurosim-bench/peers/neuron_cuba_events.py. Connections, weights, delays and initial
potentials come from the generator x' = 48271 x mod (2^31 - 1), which the test repeats: for each source and each target a number
that decides whether there is a synapse, then one for its weight, w (0.5 + u), and one for its delay, 0.1 ms (1 + u); last the potentials. With
--common all weights are w and all delays 0.1 ms (the numbers are drawn all the same). Measured with NEURON 8.2.2.
"""
import argparse
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, *[".."] * 5, "neurosim-bench", "peers"))
import neuron_cuba_events as peer
from neuron import h


class Lehmer:
    def __init__(self, seed):
        self.x = seed

    def next(self):
        self.x = 48271 * self.x % 2147483647
        return self.x / 2147483647.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=800, help="neurons, a fifth of them inhibitory")
    parser.add_argument("--probability", type=float, default=0.1, help="of a synapse")
    parser.add_argument("--duration", type=float, default=250.0, help="ms")
    parser.add_argument("--seed", type=int, default=1, help="first number of the generator, from 1")
    parser.add_argument("--common", action="store_true", help="one weight per kind and one delay")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="neuron_") as folder:
        peer.compile_mechanism(folder)
    random = Lehmer(options.seed)
    size = options.size
    neurons = [h.DeltaLif() for _ in range(size)]
    connections = []
    for source in range(size):
        weight = peer.W_EXC if source < 4 * size // 5 else peer.W_INH
        for target in range(size):
            if random.next() < options.probability:
                u, v = random.next(), random.next()
                connection = h.NetCon(neurons[source], neurons[target])
                connection.weight[0] = weight if options.common else weight * (0.5 + u)
                connection.delay = 0.1 if options.common else 0.1 * (1 + v)
                connections.append(connection)
    times, indices = h.Vector(), h.Vector()
    for index, neuron in enumerate(neurons):
        neuron.start = -60 + 10 * random.next()
        detector = h.NetCon(neuron, None)
        detector.record(times, indices, index)
        connections.append(detector)
    cvode = h.CVode()
    cvode.active(1)  # without it events wait for the next time step
    h.finitialize()
    cvode.solve(options.duration)
    print("time_ms,neuron")
    for time, index in zip(times.to_python(), indices.to_python()):
        print("%r,%d" % (time, index))


main()
