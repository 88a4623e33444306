package org.neurosim.core.synapse;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.neurosim.api.Synapse;
import org.neurosim.api.model.Signal;
import org.neurosim.api.model.SynapseSpec;

/**
 * Synapses that follow a rule which goes on between spikes. Rows are evaluated late, as in {@link PlasticTable}; beyond that each synapse has a time of its last event, from which the rule
 * advances it to the next one in closed form. This time is not kept per synapse: it is that of the last presynaptic spike of the row, of the last postsynaptic spike of the target that has been acted upon, or of the last event that
 * all synapses had together, whichever was last. Which events a synapse has does not depend on when its row is evaluated, so neither reading weights nor the division into partitions changes
 * a bit.
 *
 * <p>Integrals of signals come from prefix integrals ({@link SignalWindow}): of neuromodulators by time, once per table; of postsynaptic signals by neuron, with the value at the last event kept
 * per synapse. If the rule is reversible it is not: after each event the rule itself takes the synapse back to the last event that all synapses had together, for which one value per neuron does.
 */
public final class ContinuousTable extends LearningTable {

    final SynapseSpec spec;
    final PostsynapticHistory history;
    final TraceDecay[] preDecays;
    final TraceDecay[] postDecays;

    /** By row: the traces at the last presynaptic spike, and its time. */
    final PresynapticTraces pre;

    final int[] preTime;

    private final RememberedSpikes remembered;

    /** By postsynaptic signal with an integral: the prefix integral at the time for which weights and variables are kept. By synapse; by neuron if the rule is reversible. */
    final double[][] start;

    /** Time of the last event that all synapses had together. */
    private int common = SignalWindow.START;

    private boolean reversible;

    final SignalWindow window;

    /** The postsynaptic signals of the projection in the partition, null if there are none. */
    PostsynapticSignals postsynapticSignals;

    /** Null before {@link #attach}. */
    private ModulatorIntegrals modulators;

    /** Beginning of the stretch. */
    int begin = SignalWindow.START;

    Synapse.ContinuousRule rule;

    private final int neurons;
    private final int[] postsynaptic;
    private final int[] integrated;
    private final double[][] notes;
    private final int[] done;
    private final ContinuousRow row;
    private final Supplier<RowRandom> randomNumbers;
    private RowRandom random;
    private long nextStep;
    private boolean crowded;

    ContinuousTable(
            SynapseTable table,
            int projection,
            Synapse.ContinuousRule rule,
            double dt,
            int dendriticDelay,
            int neurons,
            Supplier<RowRandom> randomNumbers) {
        super(table, projection, rule.spec(), dt, dendriticDelay);
        this.rule = rule;
        this.neurons = neurons;
        this.randomNumbers = randomNumbers;
        spec = rule.spec();
        List<Signal> signals = spec.signals();
        preDecays = spec.presynapticTraces().stream()
                .map(t -> new TraceDecay(t, dt))
                .toArray(TraceDecay[]::new);
        postDecays = spec.postsynapticTraces().stream()
                .map(t -> new TraceDecay(t, dt))
                .toArray(TraceDecay[]::new);
        postsynaptic = IntStream.range(0, signals.size())
                .filter(s -> signals.get(s).source() == Signal.Source.POSTSYNAPTIC)
                .toArray();
        integrated = IntStream.of(postsynaptic)
                .filter(s -> signals.get(s).hasIntegral())
                .toArray();
        notes = new double[postsynaptic.length + integrated.length][];
        history = new PostsynapticHistory(neurons, spec.postsynapticTraces(), postDecays, notes.length);
        int rows = rowStart.length - 1;
        pre = new PresynapticTraces(spec.presynapticTraces(), rows);
        preTime = new int[rows];
        Arrays.fill(preTime, SignalWindow.START);
        remembered = new RememberedSpikes(spec.rememberedSpikes(), rows);
        done = new int[rows];
        start = new double[signals.size()][];
        chooseStart();
        window = signals.isEmpty() ? null : new SignalWindow(signals, dt);
        row = new ContinuousRow(this, longestRow());
    }

    /** Whether going back saves anything: only integrals of postsynaptic signals are kept per synapse. */
    private boolean goesBack() {
        return rule.isReversible() && integrated.length > 0;
    }

    /** Where integrals begin, by synapse or by neuron. */
    private void chooseStart() {
        reversible = goesBack();
        for (int s : integrated) {
            start[s] = new double[reversible ? neurons : size()];
        }
    }

    /**
     * Takes the concentrations that the rule reads.
     *
     * @param ofPartition concentrations of the partition
     */
    public void attach(ModulatorLevels ofPartition) {
        modulators = new ModulatorIntegrals(spec.signals(), ofPartition, window);
    }

    /**
     * Shares the postsynaptic signals of another table of the same projection, or makes some.
     *
     * @param other a table of the projection, null if this is the first
     * @return true if blocks of neurons are to be added
     */
    public boolean shareSignals(ContinuousTable other) {
        if (postsynaptic.length == 0) {
            return false;
        }
        postsynapticSignals = other != null
                ? other.postsynapticSignals
                : new PostsynapticSignals(rule, dt, window, dendritic, neurons);
        return other == null;
    }

    /**
     * Adds neurons whose state the rule reads.
     *
     * @param first first neuron of the partition
     * @param count number of neurons
     * @param states their columns, in the order in which the rule declares them
     */
    public void addBlock(int first, int count, double[][] states) {
        postsynapticSignals.addBlock(first, count, states);
    }

    /**
     * Names of the state variables of the targets that the rule reads.
     *
     * @return names
     */
    public List<String> postsynapticStates() {
        return spec.postsynapticStates();
    }

    /**
     * Goes on to a step, whose concentrations are known.
     *
     * @param step the step
     */
    public void beginStep(long step) {
        int time = requireStep(step) - dendritic;
        if (window == null || time < 0) {
            return;
        }
        modulators.take(time, time - begin);
        if (window.endsAt(time)) {
            sweep(time);
        }
    }

    /** Ends a stretch: brings all synapses up to its end and begins another one. */
    private void sweep(int time) {
        advanceAll(time);
        modulators.beginAt(time - begin);
        for (int s : integrated) {
            Arrays.fill(start[s], 0);
        }
        begin = time;
        common = time;
    }

    private void advanceAll(int time) {
        for (int r = 0; r < done.length; r++) {
            if (rowStart[r] < rowStart[r + 1]) {
                row.open(r);
                row.takePostsynaptic(done[r], time);
                done[r] = Math.max(done[r], time);
                row.elapse(time);
                row.close();
            }
        }
    }

    /**
     * Takes the state of the postsynaptic neurons at the end of a step, once for all tables of a projection.
     *
     * @param step the step
     */
    public void updateSignals(long step) {
        postsynapticSignals.update(requireStep(step));
    }

    @Override
    public void postsynaptic(int[] ids, int from, int to, int offset, long step) {
        int now = requireStep(step);
        for (int k = 0; k < postsynaptic.length; k++) {
            notes[k] = postsynapticSignals.value(postsynaptic[k], now + dendritic);
        }
        for (int k = 0; k < integrated.length; k++) {
            notes[postsynaptic.length + k] = postsynapticSignals.prefix(integrated[k], now + dendritic);
        }
        for (int k = from; k < to; k++) {
            history.note(ids[k] + offset, notes);
            crowded |= !history.add(ids[k] + offset, now);
        }
    }

    /** The random numbers, made when the rule asks for the first one. */
    RowRandom random() {
        if (random == null) {
            random = randomNumbers.get();
        }
        return random;
    }

    /** Values of a postsynaptic signal at the spikes of an age. */
    double[] valueAt(int signal, int age) {
        return history.noted(Arrays.binarySearch(postsynaptic, signal), age);
    }

    /** Prefix integrals of a postsynaptic signal at the spikes of an age. */
    double[] prefixAt(int signal, int age) {
        return history.noted(postsynaptic.length + Arrays.binarySearch(integrated, signal), age);
    }

    /** The postsynaptic signals with an integral. */
    int[] integrated() {
        return integrated;
    }

    ModulatorIntegrals modulators() {
        return modulators;
    }

    @Override
    public void tidy(long step) {
        if (crowded) {
            catchUp(step);
            crowded = false;
        }
    }

    @Override
    public void catchUp(long step) {
        nextStep = step;
        int until = requireStep(step) - dendritic;
        for (int r = 0; r < done.length; r++) {
            if (rowStart[r] < rowStart[r + 1] && done[r] < until) {
                row.open(r);
                row.takePostsynaptic(done[r], until);
                done[r] = until;
                row.close();
            }
        }
        history.seenBefore(until - dendritic);
    }

    @Override
    public void settle(long step) {
        catchUp(step);
        advanceAll(present());
        common = present();
        if (reversible) {
            noteStart();
        }
    }

    /** Integrals begin now, at synapses that have all been brought up to date. */
    private void noteStart() {
        for (int s : integrated) {
            double[] prefix = common == begin ? null : postsynapticSignals.prefix(s, common);
            for (int k = 0; k < start[s].length; k++) {
                start[s][k] = prefix == null ? 0 : prefix[reversible ? k : target[k]];
            }
        }
    }

    /** Notes a presynaptic spike. */
    void presynaptic(int r, int now) {
        preTime[r] = now;
        remembered.add(r, now);
    }

    /** Times of the last presynaptic spikes of a row, ms. */
    void remember(int r, double[] times) {
        remembered.look(r, dt, times);
    }

    /** Time of the last event that all synapses of a row had together. */
    int lastOfRow(int r) {
        return Math.max(common, preTime[r]);
    }

    /** Whether weights and variables are kept as they were at the {@link #common} time, had what is now been so since then. */
    boolean isReversible() {
        return reversible;
    }

    /** Time of the last event that all synapses had together. */
    int common() {
        return common;
    }

    /** Time before which the postsynaptic spikes that have reached the synapses of a row have been acted upon. */
    int done(int r) {
        return done[r];
    }

    /** The time at the synapses that belongs to the end of the last step. */
    private int present() {
        return Math.max(SignalWindow.START, (int) nextStep - 1 - dendritic);
    }

    @Override
    boolean isReadByCalculation() {
        return true;
    }

    @Override
    OpenRow lookAt(int r) {
        row.open(r);
        row.lookAt(present());
        return row;
    }

    @Override
    public void follow(Synapse newRule) {
        rule = (Synapse.ContinuousRule) newRule;
        if (postsynapticSignals != null) {
            postsynapticSignals.follow(rule);
        }
        if (goesBack() != reversible) {
            chooseStart();
            noteStart();
        }
    }

    @Override
    public long pull(int[] ids, int from, int to, InputRing ring, long step) {
        long events = 0;
        InputColumn input = ring.column(step, receptor);
        int time = requireStep(step) - dendritic;
        for (int s = from; s < to; s++) {
            int first = rowStart[ids[s]];
            int end = rowStart[ids[s] + 1];
            if (first < end) {
                row.open(ids[s]);
                row.takePostsynaptic(done[ids[s]], time);
                done[ids[s]] = time;
                row.elapse(time);
                row.takePresynaptic(time);
                row.close();
                input.touch(target, first, end);
                Delivery.addRow(target, first, end, row.transmitted(), input.sum());
                events += end - first;
            }
        }
        return events;
    }
}
