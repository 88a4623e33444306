package org.neurosim.examples.embedding;

import org.neurosim.api.CurrentInput;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.integratefire.Lif;
import org.neurosim.models.stimuli.Stimuli;

/**
 * A network in the loop of its host: a vehicle with two eyes and two wheels that finds a lamp and stays with it (vehicle 3a of Braitenberg 1984, Vehicles). The
 * eye on either side inhibits the wheel on the same side, so that the vehicle turns towards the light and slows down where it is bright.
 *
 * <p>At every step the host sets the currents into the eyes, steps the network, and turns the wheels by the spikes of that step. Nothing is allocated.
 */
public final class HostLoop implements AutoCloseable {

    private static final int LEFT = 0;
    private static final int RIGHT = 1;
    private static final int CELLS = 10; // neurons per eye and per wheel

    private static final double TIME_STEP = 0.5; // ms
    private static final double EYE_ANGLE = 0.8; // rad, between the direction of travel and that of an eye
    private static final double PUSH = 2; // mm/s gained by a wheel at a spike of one of its neurons
    private static final double WHEEL_TAU = 100; // ms
    private static final double AXLE = 20; // mm

    private final Network network;
    private final CurrentInput[] eyes = new CurrentInput[2];
    private final SpikeRecord[] wheels = new SpikeRecord[2];

    private final double[] speed = new double[2]; // mm/s
    private double x; // mm, the lamp is at the origin
    private double y;
    private double heading; // rad

    /** A vehicle at a place, looking in a direction. */
    public HostLoop(double x, double y, double heading) {
        this.x = x;
        this.y = y;
        this.heading = heading;

        Neuron lif = Lif.builder()
                .tauM(20) // ms
                .receptor(Receptor.expCurrent("inh", 20))
                .build();
        NetworkBuilder b = NetworkBuilder.create();
        Population eyeCells = b.population("eyes", 2 * CELLS, lif);
        Population wheelCells = b.population("wheels", 2 * CELLS, lif).with("I_e", 35); // pA, fires on its own
        for (int side : new int[] {LEFT, RIGHT}) {
            Neurons eye = eyeCells.slice(side * CELLS, (side + 1) * CELLS);
            Neurons wheel = wheelCells.slice(side * CELLS, (side + 1) * CELLS);
            b.project(eye, wheel).connect(Connectors.allToAll()).weight(-1).delay(1); // pA, ms
            eyes[side] = b.currentInput(eye);
            wheels[side] = b.recordSpikes(wheel);
        }
        b.stimulate(b.union(eyeCells, wheelCells), Stimuli.gaussianNoise(0, 20, TIME_STEP)); // pA
        network = b.build(SimulationOptions.timeStep(TIME_STEP));
    }

    /** One step of the network and of the world. */
    public void step() {
        eyes[LEFT].setAll(photocurrent(heading + EYE_ANGLE));
        eyes[RIGHT].setAll(photocurrent(heading - EYE_ANGLE));

        network.step();

        for (int side = LEFT; side <= RIGHT; side++) {
            speed[side] += PUSH * wheels[side].lastStepSize() - speed[side] * TIME_STEP / WHEEL_TAU;
            wheels[side].clear(); // only the last step is of interest
        }
        double seconds = TIME_STEP / 1000;
        double forward = (speed[LEFT] + speed[RIGHT]) / 2 * seconds;
        x += forward * Math.cos(heading);
        y += forward * Math.sin(heading);
        heading += (speed[RIGHT] - speed[LEFT]) / AXLE * seconds;
    }

    /** The current that light causes in an eye that looks in a direction, pA. */
    private double photocurrent(double direction) {
        double angle = Math.atan2(-y, -x) - direction;
        return 40 * (1 + Math.cos(angle)) / (1 + distanceToLamp() / 300);
    }

    /** How far away the lamp is, mm. */
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

    /** Drives for half a minute. */
    public static void main(String[] args) {
        try (HostLoop vehicle = new HostLoop(-800, 300, 1)) {
            while (vehicle.time() < 30_000) {
                vehicle.step();
            }
            System.out.println(vehicle.distanceToLamp() + " mm from the lamp");
        }
    }
}
