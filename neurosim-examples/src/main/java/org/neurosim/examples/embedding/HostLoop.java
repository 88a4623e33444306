package org.neurosim.examples.embedding;

import org.neurosim.api.CurrentInput;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Lif;
import org.neurosim.models.Receptor;

/**
 * A network in the loop of its host: a vehicle with two eyes and two wheels that finds a lamp and stays there (vehicle 3a of Braitenberg 1984, Vehicles).
 * Each eye neuron inhibits the wheel neuron on its own side; the wheel neurons fire unless inhibited.
 *
 * <p>At every step the host sets the current into the eyes, steps the network, and turns the wheels by the spikes of that step. Nothing is allocated.
 */
public final class HostLoop implements AutoCloseable {

    private static final double TIME_STEP = 0.5; // ms
    private static final double EYE_ANGLE = 0.6; // rad from the direction of travel
    private static final double SPEED_PER_SPIKE = 0.02; // mm/ms, low-passed
    private static final double WHEEL_TAU = 50; // ms
    private static final double AXLE = 20; // mm

    private final Network network;
    private final CurrentInput eyes;
    private final SpikeRecord wheels;
    private final int[] spiking = new int[2];

    private final double[] speed = new double[2]; // of the left and right wheel, mm/ms
    private double x; // mm
    private double y;
    private double heading; // rad

    /** A vehicle at a place, looking in a direction. */
    public HostLoop(double x, double y, double heading) {
        this.x = x;
        this.y = y;
        this.heading = heading;

        Neuron eye = Lif.builder().tauM(20).build(); // 1 pA shifts the potential by 1 mV
        Neuron wheel = Lif.builder()
                .tauM(20)
                .current(25) // pA: above threshold
                .receptor(Receptor.expCurrent("inh", 20))
                .build();
        NetworkBuilder b = NetworkBuilder.create();
        Population eyeNeurons = b.population("eyes", 2, eye);
        Population wheelNeurons = b.population("wheels", 2, wheel);
        b.project(eyeNeurons, wheelNeurons)
                .connect(Connectors.oneToOne())
                .weight(-6)
                .delay(1);
        eyes = b.currentInput(eyeNeurons);
        wheels = b.recordSpikes(wheelNeurons);
        network = b.build(SimulationOptions.timeStep(TIME_STEP));
    }

    /** One step of the network and of the world, with a lamp at the origin. */
    public void step() {
        eyes.set(0, photocurrent(heading + EYE_ANGLE));
        eyes.set(1, photocurrent(heading - EYE_ANGLE));
        network.step();
        int count = wheels.lastStep(spiking);
        wheels.clear(); // the last step is all that is needed

        double decay = 1 - TIME_STEP / WHEEL_TAU;
        speed[0] *= decay;
        speed[1] *= decay;
        for (int k = 0; k < count; k++) {
            speed[spiking[k]] += SPEED_PER_SPIKE;
        }
        double forward = 0.5 * (speed[0] + speed[1]) * TIME_STEP;
        x += forward * Math.cos(heading);
        y += forward * Math.sin(heading);
        heading += (speed[1] - speed[0]) / AXLE * TIME_STEP;
    }

    /** Light on an eye that looks in a direction, as a current, pA. */
    private double photocurrent(double direction) {
        double angle = Math.atan2(-y, -x) - direction;
        double distance = distanceToLamp();
        return Math.max(0, Math.cos(angle)) * 60 / (1 + distance / 300);
    }

    /** How far it still is, mm. */
    public double distanceToLamp() {
        return Math.hypot(x, y);
    }

    /** Biological time, ms. */
    public double time() {
        return network.time();
    }

    @Override
    public void close() {
        network.close();
    }

    /** Drives for twenty seconds. */
    public static void main(String[] args) {
        try (HostLoop vehicle = new HostLoop(-800, 300, 1)) {
            while (vehicle.time() < 20_000) {
                vehicle.step();
            }
            System.out.printf("%.0f mm from the lamp%n", vehicle.distanceToLamp());
        }
    }
}
