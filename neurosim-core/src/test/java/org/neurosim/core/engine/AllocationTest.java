package org.neurosim.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.neurosim.api.SimulationOptions.timeStep;
import static org.neurosim.api.connect.Connectors.fixedIndegree;
import static org.neurosim.api.connect.Connectors.fixedProbability;
import static org.neurosim.api.connect.Values.ofIndex;
import static org.neurosim.api.connect.Values.uniform;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurosim.api.CurrentInput;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.SpikeInput;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Row;
import org.neurosim.api.model.SynapseSpec;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.core.integrators.Integrators;

/**
 * Not a byte is allocated per step in steady state, by the calling thread or by helpers. Spike logs grow as long as steps bring more spikes than ever before, and the JVM
 * itself allocates for a thread now and then, so the steady state is that of the best of a few windows.
 */
class AllocationTest {

    /** {@code com.sun.management.ThreadMXBean.getThreadAllocatedBytes(long)}, by name because the module that is tested does not read jdk.management. */
    private static final MethodHandle ALLOCATED_BYTES = allocatedBytes();

    private static MethodHandle allocatedBytes() {
        try {
            Object bean = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            return MethodHandles.publicLookup()
                    .unreflect(Class.forName("com.sun.management.ThreadMXBean")
                            .getMethod("getThreadAllocatedBytes", long.class))
                    .bindTo(bean);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no allocation counters in this JVM", e);
        }
    }

    private enum Kind {
        EXACT,
        EXACT_INDIVIDUAL,
        EXPONENTIAL_EULER,
        EULER,
        RUNGE_KUTTA,
        ADAPTIVE
    }

    private static Population population(NetworkBuilder b, Kind kind) {
        Neuron model = switch (kind) {
            case EXACT, EXACT_INDIVIDUAL -> new TestModels.Lif();
            case EXPONENTIAL_EULER -> new TestModels.ConditionallyLinearLif();
            default -> new TestModels.DifferentialLif();
        };
        Population p = b.population("p", 600, model).initially("v", uniform(0, 15));
        return switch (kind) {
            case EXACT, EXPONENTIAL_EULER -> p;
            case EXACT_INDIVIDUAL ->
                p.with("tau_m", ofIndex(i -> 8 + 0.01 * i)).with("v_th", ofIndex(i -> 14 + 0.001 * i));
            case EULER -> p.integrator(Integrators.euler());
            case RUNGE_KUTTA -> p.integrator(Integrators.rk4());
            case ADAPTIVE -> p.integrator(Integrators.adaptive(1e-6, 1e-6));
        };
    }

    /** Code that uses the Vector API makes objects until it is compiled, which takes some windows if this test is the first to run it. */
    private static final int MOST_WINDOWS = 100;

    /** Bytes allocated by the helpers and this thread while something runs, in the best of some windows. */
    private static long allocated(Runnable window) {
        long[] ids = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("neurosim-") || t == Thread.currentThread())
                .mapToLong(Thread::getId)
                .toArray();
        long best = Long.MAX_VALUE;
        for (int k = 0; k < MOST_WINDOWS && best > 0; k++) {
            long before = sum(ids);
            window.run();
            best = Math.min(best, sum(ids) - before);
        }
        return best;
    }

    private static long sum(long[] ids) {
        long sum = 0;
        for (long id : ids) {
            sum += bytes(id);
        }
        return sum;
    }

    private static long bytes(long thread) {
        try {
            return (long) ALLOCATED_BYTES.invokeExact(thread);
        } catch (Throwable e) {
            throw new LinkageError("no allocation counters in this JVM", e);
        }
    }

    private static void assertNoAllocation(Network net, int steps) {
        double duration = steps * net.timeStep();
        net.run(duration);
        Runnable runs = () -> net.run(duration);
        Runnable single = () -> {
            for (int k = 0; k < steps; k++) {
                net.step();
            }
        };
        single.run();
        assertThat(allocated(runs)).as("bytes in a run of %d steps", steps).isZero();
        assertThat(allocated(single)).as("bytes in %d single steps", steps).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneThreadAllocatesNothing(Kind kind) {
        NetworkBuilder b = NetworkBuilder.create();
        try (Network net = build(b, kind, 1)) {
            assertNoAllocation(net, 400);
            assertThat(net.statistics().spikes()).isGreaterThan(500);
            assertThat(net.statistics().synapticEvents()).isGreaterThan(10_000);
        }
    }

    @Test
    void helpersAllocateNothing() {
        NetworkBuilder b = NetworkBuilder.create();
        try (Network net = build(b, Kind.EXACT, 2)) {
            assertNoAllocation(net, 400);
        }
    }

    private static Network build(NetworkBuilder b, Kind kind, int threads) {
        Population source = b.source("source", 200, TestInputs.randomSource(0.01));
        Population p = population(b, kind);
        b.stimulate(p, TestInputs.normalCurrent(200));
        b.stimulate(p.slice(0, 300), TestInputs.uniformCurrent(500));
        b.stimulate(p, "exc", TestInputs.poisson(0.5, 40));
        b.stimulate(p, "exc", TestInputs.poissonEach(0.1, 40));
        b.project(source, p)
                .connect(fixedProbability(0.1))
                .receptor("exc")
                .weight(uniform(30, 60))
                .delay(0.3);
        b.project(p, p).connect(fixedIndegree(20)).receptor("inh").weight(-20).delay(1.5);
        b.project(p, p)
                .connect(fixedIndegree(5))
                .receptor("exc")
                .weight(uniform(5, 10))
                .delay(uniform(0.3, 5))
                .roundDelays();
        b.project(p, p)
                .connect(fixedIndegree(5))
                .receptor("exc")
                .weight(5)
                .delay(2)
                .synapse(new Synapse.PresynapticRule() {
                    @Override
                    public SynapseSpec spec() {
                        return new SynapseSpec("halving", List.of());
                    }

                    @Override
                    public void onPresynapticSpike(Row row) {
                        for (int k = row.from(); k < row.to(); k++) {
                            row.transmitted()[k] *= 0.5;
                        }
                    }
                });
        return b.build(timeStep(0.1).threads(threads).seed(8));
    }

    @Test
    void gradedSynapsesAllocateNothing() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 600, new GradedModels.Unit()).initially("r", uniform(0, 1));
        b.project(p, p)
                .connect(fixedIndegree(5))
                .synapse(new GradedModels.Plain("r", true))
                .receptor("gap")
                .weight(0.1);
        b.project(p, p)
                .connect(fixedIndegree(5))
                .synapse(new GradedModels.Learning(1e-3))
                .receptor("in")
                .weight(uniform(-0.1, 0.1))
                .delay(uniform(0.3, 5))
                .roundDelays();
        try (Network net = b.build(timeStep(0.1).seed(8))) {
            assertNoAllocation(net, 200);
        }
    }

    /** Rules of spikes, of the time between them and of steps. */
    @Test
    void plasticityAllocatesNothing() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = population(b, Kind.EXACT);
        b.stimulate(p, "exc", TestInputs.poisson(0.5, 40));
        b.neuromodulator("dopamine", 100).releasedBy(p, 1e-4, 0.5);
        for (Synapse rule :
                List.of(new LearningModels.Additive(), new LearningModels.Rewarded(), new LearningModels.Stepped())) {
            b.project(p, p)
                    .connect(fixedIndegree(5))
                    .receptor("exc")
                    .synapse(rule)
                    .weight(uniform(5, 10))
                    .delay(1.5);
        }
        try (Network net = b.build(timeStep(0.1).seed(8))) {
            net.run(2_000); // histories and lists grow to the size that the busiest row needs
            assertNoAllocation(net, 400);
            assertThat(net.statistics().spikes()).isGreaterThan(500);
        }
    }

    /** What a host loop does between steps: input, spikes of the last step, values. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aHostLoopAllocatesNothing(int threads) {
        NetworkBuilder b = NetworkBuilder.create();
        SpikeInput keys = b.spikeInput("keys", 10);
        Population p = population(b, Kind.EXACT);
        CurrentInput current = b.currentInput(p);
        b.project(keys, p).connect(fixedProbability(0.5)).receptor("exc").weight(200);
        SpikeRecord spikes = b.recordSpikes(p);
        int[] last = new int[600];
        double[] v = new double[600];
        try (Network net = b.build(timeStep(0.1).threads(threads))) {
            Runnable loop = () -> {
                for (int k = 0; k < 1000; k++) {
                    keys.fire(k % 10);
                    current.setAll(k % 400);
                    current.set(3, 5);
                    net.step();
                    int count = spikes.lastStep(last);
                    net.read(p, "v", v);
                    if (count > 600) {
                        throw new AssertionError();
                    }
                }
                spikes.clear();
            };
            loop.run();
            loop.run();
            assertThat(net.statistics().spikes()).isPositive();
            assertThat(allocated(loop)).isZero();
        }
    }

    /** Recording costs what it stores: a spike record grows, but not with steps without spikes. */
    @Test
    void recordersOfSilentNeuronsAllocateNothing() {
        NetworkBuilder b = NetworkBuilder.create();
        Population p = b.population("p", 100, new TestModels.Lif());
        b.recordSpikes(p);
        b.streamSpikes(p, (s, n, t, c) -> {});
        b.recordRate(p, 1000);
        b.record(p.slice(0, 3), "v", 10);
        try (Network net = b.build(timeStep(0.1))) {
            assertNoAllocation(net, 400);
        }
    }

    @Test
    void theMeasureMeasures() {
        byte[][] kept = new byte[1][];
        assertThat(allocated(() -> kept[0] = new byte[100])).isBetween(100L, 200L);
    }
}
