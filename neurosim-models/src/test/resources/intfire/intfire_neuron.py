"""Spikes of NEURON's event-driven cells with random inputs, for IntFireNeuronTest.

    /usr/bin/python3 intfire_neuron.py

writes input.csv and spikes.csv beside this file. Each input has a time and a weight of its own, made by the generator x' = 48271 x mod (2^31 - 1):
exponential intervals with a mean of 1 ms, then a number that decides on the sign (positive with a probability of 0.7) and one for the size, uniform
between 0.5 and 1.5; the size times the cell's own unit is the weight. Written with all digits. Measured with NEURON 8.2.2.

The threshold is 1, the reset 0. IntFire1: m decays with tau, jumps by the weight; input is lost for refrac after a spike. IntFire2: the current jumps
by the weight and decays with taus to ib; taum m' = current - m. IntFire4: excitatory current with one time constant, taue; inhibitory one the response of a
decay with taui2 to one with taui1; membrane taum; a weight is the peak of m, of m alone for the inhibitory one.
"""
import math
import os

from neuron import h

HERE = os.path.dirname(os.path.abspath(__file__))
DURATION = 2000.0  # ms
CELLS = [
    # name, class, parameters, unit of positive and of negative weights
    ("IntFire1", "IntFire1", dict(tau=10, refrac=2), 0.3, -0.2),
    ("IntFire1-slow", "IntFire1", dict(tau=50, refrac=0.5), 0.2, -0.2),
    ("IntFire2", "IntFire2", dict(taum=10, taus=20, ib=0.2), 0.2, -0.15),
    ("IntFire2-driven", "IntFire2", dict(taum=5, taus=8, ib=1.2), 0.1, -0.25),
    ("IntFire4", "IntFire4", dict(taue=5, taui1=9, taui2=10, taum=30), 0.2, -0.15),
    ("IntFire4-fast", "IntFire4", dict(taue=1.5, taui1=2, taui2=6, taum=10), 0.35, -0.25),
]


class Lehmer:
    def __init__(self, seed):
        self.x = seed

    def next(self):
        self.x = 48271 * self.x % 2147483647
        return self.x / 2147483647.0


def inputs():
    random = Lehmer(20261123)
    time, result = 0.0, []
    while True:
        time -= math.log(random.next())
        if time >= DURATION:
            return result
        sign = 1 if random.next() < 0.7 else -1
        result.append((time, sign * (0.5 + random.next())))


def run(events, kind, parameters, positive, negative):
    cell = getattr(h, kind)()
    for name, value in parameters.items():
        setattr(cell, name, value)
    connections = []
    for _, size in events:
        connection = h.NetCon(None, cell)
        connection.weight[0] = size * positive if size > 0 else -size * negative
        connections.append(connection)
    spikes = h.Vector()
    detector = h.NetCon(cell, None)
    detector.record(spikes)
    cvode = h.CVode()
    cvode.active(1)  # without it events wait for the next time step
    h.finitialize()
    for connection, (time, _) in zip(connections, events):
        connection.event(time)
    for name, value in parameters.items():
        assert getattr(cell, name) == value, name  # the mechanism corrects time constants that it cannot do with
    cvode.solve(DURATION)
    return spikes.to_python()


h.eps_IntFire4 = 1e-9  # how far below the threshold m may be at a spike; the least that is allowed
events = inputs()
with open(os.path.join(HERE, "input.csv"), "w") as f:
    f.write("time_ms,size\n")
    for time, size in events:
        f.write("%r,%r\n" % (time, size))
with open(os.path.join(HERE, "spikes.csv"), "w") as f:
    f.write("# NEURON %s, intfire_neuron.py\n" % h.nrnversion(1).split()[3])
    for name, kind, parameters, positive, negative in CELLS:
        f.write("# %s: %s, %r, weights %g and %g times the size\n" % (name, kind, parameters, positive, negative))
    f.write("cell,time_ms\n")
    for cell in CELLS:
        times = run(events, *cell[1:])
        print(cell[0], len(times))
        for time in times:
            f.write("%s,%r\n" % (cell[0], time))
