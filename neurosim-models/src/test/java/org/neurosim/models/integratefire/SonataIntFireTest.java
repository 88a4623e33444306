package org.neurosim.models.integratefire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neurosim.core.integrators.Integrators.eventDriven;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.neurosim.api.Network;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neuron;
import org.neurosim.api.Population;
import org.neurosim.api.SimulationOptions;
import org.neurosim.api.connect.Connectors;
import org.neurosim.api.connect.Values;
import org.neurosim.api.record.SpikeRecord;
import org.neurosim.models.Receptor;
import org.neurosim.models.stimuli.Sources;

/** The SONATA example network of 300 IntFire1 cells (AllenInstitute/sonata, 300_intfire): all 4,322 expected spikes. */
class SonataIntFireTest {

    private static final String FOLDER = "sonata/300_intfire/";

    private static void project(NetworkBuilder b, Population source, Population target, String name)
            throws IOException {
        PlainHdf5 file = PlainHdf5.read(FOLDER + "network/" + name + "_v1_edges.h5");
        String group = "/edges/" + name + "_to_v1/";
        double[] type = file.get(group + "edge_type_id");
        double[] synapses = file.get(group + "0/nsyns");
        TreeMap<Integer, Double> weightOf = new TreeMap<>();
        List<String> lines = Files.readAllLines(PlainHdf5.reference(FOLDER + "network/" + name + "_v1_edge_types.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] field = line.trim().split(" ");
            int n = field.length;
            double sign = field[n - 1].endsWith("Inh.json") ? -1 : 1;
            weightOf.put(Integer.parseInt(field[0]), sign * Double.parseDouble(field[n - 2]));
        }
        double[] weight = new double[type.length];
        for (int k = 0; k < weight.length; k++) {
            weight[k] = weightOf.get((int) type[k]) * synapses[k];
        }
        b.project(source, target)
                .connect(Connectors.pairs(
                        file.integers(group + "source_node_id"), file.integers(group + "target_node_id")))
                .weight(Values.array(weight))
                .delay(2);
    }

    private static Population input(NetworkBuilder b, String name) throws IOException {
        PlainHdf5 file = PlainHdf5.read(FOLDER + "inputs/" + name + "_spikes.h5");
        int cells = PlainHdf5.read(FOLDER + "network/" + name + "_nodes.h5").get("/nodes/" + name + "/node_id").length;
        List<List<Double>> trains = new ArrayList<>();
        for (int c = 0; c < cells; c++) {
            trains.add(new ArrayList<>());
        }
        int[] gid = file.integers("/spikes/gids");
        double[] time = file.get("/spikes/timestamps");
        for (int k = 0; k < gid.length; k++) {
            trains.get(gid[k]).add(time[k]);
        }
        double[][] times = trains.stream()
                .map(list -> list.stream().mapToDouble(x -> x).toArray())
                .toArray(double[][]::new);
        return b.source(name, cells, Sources.spikes(times));
    }

    @Test
    @DisplayName("all 4,322 spikes to 1e-9 ms")
    void allSpikes() throws IOException {
        double[] type = PlainHdf5.read(FOLDER + "network/v1_nodes.h5").get("/nodes/v1/node_type_id");
        Neuron cell = Lif.builder()
                .restingPotential(0)
                .threshold(1)
                .reset(0)
                .refractory(3)
                .receptor(Receptor.delta("in"))
                .build();
        NetworkBuilder b = NetworkBuilder.create();
        Population v1 = b.population("v1", type.length, cell)
                .with("tau_m", Values.ofIndex(i -> type[i] == 100 ? 24 : 7))
                .integrator(eventDriven());
        Population lgn = input(b, "lgn");
        Population tw = input(b, "tw");
        project(b, lgn, v1, "lgn");
        project(b, tw, v1, "tw");
        project(b, v1, v1, "v1");
        SpikeRecord spikes = b.recordSpikes(v1);
        try (Network net = b.build(SimulationOptions.timeStep(0.1))) {
            net.run(3000);
        }
        PlainHdf5 expected = PlainHdf5.read(FOLDER + "output/spikes.h5");
        double[][] times = new double[type.length][];
        int[] seen = new int[type.length];
        double[] time = expected.get("/spikes/v1/timestamps");
        int[] id = expected.integers("/spikes/v1/node_ids");
        assertThat(spikes.size()).isEqualTo(time.length).isEqualTo(4322);
        for (int k = 0; k < time.length; k++) {
            if (times[id[k]] == null) {
                times[id[k]] = spikes.timesOf(id[k]);
            }
            int spike = seen[id[k]]++;
            assertThat(times[id[k]]).as("spikes of cell " + id[k]).hasSizeGreaterThan(spike);
            assertThat(times[id[k]][spike]).as("spike of cell " + id[k]).isCloseTo(time[k], within(1e-9));
        }
    }
}
