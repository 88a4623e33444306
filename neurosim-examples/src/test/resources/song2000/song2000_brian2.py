"""Song, Miller & Abbott 2000 in Brian 2 (C++ standalone): python3 song.py SEED RATE_HZ SECONDS"""
import sys
import numpy as np
from brian2 import *

the_seed, rate, seconds = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
set_device('cpp_standalone', directory='out_%d_%g' % (the_seed, rate))
seed(the_seed)
np.random.seed(the_seed)
defaultclock.dt = 0.1 * ms
gmax = 0.015
cell = NeuronGroup(1, '''dv/dt = (-70*mV - v + ge*(0*mV - v) + gi*(-70*mV - v)) / (20*ms) : volt
                         dge/dt = -ge/(5*ms) : 1
                         dgi/dt = -gi/(5*ms) : 1''',
                   threshold='v > -54*mV', reset='v = -60*mV', method='exponential_euler')
cell.v = -70 * mV
inputs = PoissonGroup(1000, rates=rate * Hz)
S = Synapses(inputs, cell, '''w : 1
                              dx/dt = -x/(20*ms) : 1 (event-driven)
                              dy/dt = -y/(20*ms) : 1 (event-driven)''',
             on_pre='''ge += w
                       x += 1
                       w = clip(w - 1.05*0.005*gmax*y, 0, gmax)''',
             on_post='''y += 1
                        w = clip(w + 0.005*gmax*x, 0, gmax)''')
S.connect()
S.w = 'rand()*gmax'
inhibition = PoissonInput(cell, 'gi', 200, 10 * Hz, weight=0.05)
spikes = SpikeMonitor(cell)
run(seconds * second)
t = np.asarray(spikes.t / second)
w = np.asarray(S.w) / gmax
for a in np.arange(0, seconds, 100):
    s = t[(t >= a) & (t < a + 100)]
    i = np.diff(s)
    print(a, len(s) / 100, i.std() / i.mean())
print('mean', w.mean(), 'fifths', np.histogram(w, 5, (0, 1))[0], 'top tenth', (w > .9).sum())
