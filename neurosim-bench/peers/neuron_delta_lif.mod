TITLE Leaky integrate-and-fire neuron with voltage jumps and a constant drive, from event to event

COMMENT
tau dv/dt = rest - v between events; an input adds its weight to v; at theta the neuron fires, goes to reset and ignores inputs for the refractory time.
With rest above theta it fires on its own, which the built-in IntFire1 cannot. The event that the neuron sends to itself (flag 1) is its next crossing of
theta, or the end of the refractory time; an input moves it.
ENDCOMMENT

NEURON {
    ARTIFICIAL_CELL DeltaLif
    RANGE tau, rest, theta, reset, refractory, start
}

PARAMETER {
    tau = 20 (ms)
    rest = -49 (mV)
    theta = -50 (mV)
    reset = -60 (mV)
    refractory = 5 (ms)
    start = -60 (mV)
}

ASSIGNED {
    v0 (mV) : potential at t0
    t0 (ms)
    silent : 1 in the refractory time
}

INITIAL {
    v0 = start
    t0 = t
    silent = 0
    net_send(untilThreshold(), 1)
}

FUNCTION untilThreshold() (ms) {
    if (rest > theta) {
        untilThreshold = tau * log((rest - v0) / (rest - theta))
    } else {
        untilThreshold = 1e12 : never
    }
}

NET_RECEIVE(weight (mV)) {
    if (flag == 0) {
        if (silent == 0) {
            v0 = rest + (v0 - rest) * exp(-(t - t0) / tau) + weight
            t0 = t
            if (v0 >= theta) {
                net_event(t)
                silent = 1
                net_move(t + refractory)
            } else {
                net_move(t + untilThreshold())
            }
        }
    } else if (silent == 0) {
        net_event(t)
        silent = 1
        net_send(refractory, 1)
    } else {
        silent = 0
        v0 = reset
        t0 = t
        net_send(untilThreshold(), 1)
    }
}
