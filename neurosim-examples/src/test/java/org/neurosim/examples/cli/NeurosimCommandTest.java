package org.neurosim.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeurosimCommandTest {

    private static final List<String> JSON_KEYS = List.of(
            "workload",
            "seed",
            "threads",
            "dt_ms",
            "duration_ms",
            "neurons",
            "synapses",
            "build_s",
            "simulate_s",
            "simulate_cpu_s",
            "spikes",
            "rate_hz",
            "cv_isi",
            "synaptic_events",
            "peak_pending_spikes",
            "peak_rss_mib",
            "spike_hash",
            "jdk",
            "jvm_cpu_s",
            "scale",
            "populations");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        return NeurosimCommand.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    @DisplayName("list names every network once, a line each")
    void list() {
        assertThat(execute("list")).isZero();
        assertThat(out.toString().lines().map(l -> l.split(" ")[0]))
                .containsExactly(
                        "hh",
                        "izhikevich2003",
                        "song2000",
                        "song2000-correlated",
                        "cuba",
                        "cuba-events",
                        "coba",
                        "cobahh",
                        "tsodyks-bursts",
                        "polychrony",
                        "dopamine",
                        "brunel",
                        "brunel-stdp",
                        "vogels2011",
                        "wang2002",
                        "bump",
                        "mongillo2008",
                        "microcircuit");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisplayName("--help and --version go to standard output with exit code 0")
    void helpAndVersion() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("list", "run");
        assertThat(execute("run", "--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--duration",
                        "--threads",
                        "--seed",
                        "--dt",
                        "--scale",
                        "--json",
                        "--out",
                        "--save-weights",
                        "--load-weights");
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).contains("neurosim ").contains("Java " + System.getProperty("java.version"));
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest(name = "neurosim {0}")
    @DisplayName("a wrong argument gives one line that says what is wrong, and exit code 2")
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                | no command
                    fly                               | fly
                    run                               | NAME
                    run cobra                         | unknown network 'cobra'; there are hh, izhikevich2003, song2000, song2000-correlated, cuba, cuba-events, coba, cobahh, tsodyks-bursts, polychrony, dopamine, brunel, brunel-stdp, vogels2011, wang2002, bump, mongillo2008, microcircuit
                    run cuba --dt 0                   | --dt = 0.0 ms; must be finite and > 0
                    run cuba --dt -0.1                | --dt = -0.1 ms; must be finite and > 0
                    run cuba --dt NaN                 | --dt = NaN ms; must be finite and > 0
                    run cuba --dt 0,1                 | '0,1'
                    run cuba --dt 0.03 --duration 3   | delay
                    run cuba --duration 0             | --duration = 0.0 ms; must be finite and > 0
                    run cuba --duration Infinity      | --duration = Infinity ms; must be finite and > 0
                    run cuba --duration 10.05         | --duration = 10.05 ms; must be a multiple of the time step, 0.1 ms
                    run cuba --duration soon          | 'soon'
                    run cuba --threads 0              | --threads = 0; must be in [1, 1024]
                    run cuba --threads 2000           | --threads = 2000; must be in [1, 1024]
                    run cuba --threads 1.5            | '1.5'
                    run cuba --seed many              | 'many'
                    run cuba --scale 0.5              | --scale = 0.5; the size of cuba is fixed, leave the option out
                    run brunel --scale 0              | --scale = 0.0; must be in (0, 1]
                    run brunel --scale 1.1            | --scale = 1.1; must be in (0, 1]
                    run brunel --scale 0.001          | --scale = 0.001; brunel needs at least 0.01
                    run microcircuit --scale NaN      | --scale = NaN; must be in (0, 1]
                    run cuba --tempo 3                | --tempo
                    psychometric --trials 0           | --trials = 0; must be in [1, 10000]
                    psychometric --coherence 0,101    | --coherence = 101.0 %; must be in [0, 100]
                    run cuba coba                     | coba
                    run cuba --save-weights w.csv     | --save-weights; cuba has no plastic synapses, leave the option out
                    run song2000 --save-weights no/w  | --save-weights = no/w; the file cannot be written
                    run song2000 --load-weights no    | --load-weights = no; there is no such file that can be read
                    """)
    void wrongArgument(String line, String expected) {
        int code = execute(line == null || line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(err.toString().lines()).as(err.toString()).hasSize(1);
        assertThat(err.toString()).startsWith("neurosim: ").contains(expected).doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    @Test
    @DisplayName("an output directory that cannot be is refused before the run")
    void unwritableDirectory(@TempDir Path temp) throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        for (Path wrong : List.of(file, file.resolve("below"))) {
            assertThat(execute("run", "hh", "--out", wrong.toString())).isEqualTo(2);
        }
        assertThat(err.toString().lines())
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).startsWith("neurosim: --out = " + file).doesNotContain("\tat "));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    @DisplayName("a run that fails gives one line and exit code 1")
    void failingRun(@TempDir Path temp) throws IOException {
        Files.createDirectories(temp.resolve("spikes.csv")); // a directory where a file should go
        assertThat(execute("run", "hh", "--duration", "1", "--out", temp.toString()))
                .isEqualTo(1);
        assertThat(err.toString().lines()).as(err.toString()).hasSize(1);
        assertThat(err.toString()).startsWith("neurosim: run failed: ").contains("spikes.csv");
    }

    @Test
    @DisplayName("--json prints one line with the promised keys in their order")
    void json() throws IOException {
        assertThat(execute("run", "cuba", "--duration", "200", "--threads", "2", "--seed", "7", "--json"))
                .isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().lines()).hasSize(1);

        Map<String, Object> fields = parse(out.toString());
        assertThat(fields.keySet()).containsExactlyElementsOf(JSON_KEYS);
        assertThat(fields)
                .containsEntry("workload", "cuba")
                .containsEntry("seed", 7L)
                .containsEntry("threads", 2L)
                .containsEntry("dt_ms", 0.1)
                .containsEntry("duration_ms", 200.0)
                .containsEntry("neurons", 4000L)
                .containsEntry("peak_pending_spikes", 0L)
                .containsEntry("jdk", System.getProperty("java.version"));
        assertThat(fields.get("spike_hash").toString()).matches("[0-9a-f]{16}");
        assertThat((long) fields.get("synapses")).isBetween(310_000L, 330_000L);
        long spikes = (long) fields.get("spikes");
        assertThat(((Number) fields.get("rate_hz")).doubleValue())
                .isCloseTo(spikes / (4000 * 0.2), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(((Number) fields.get("synaptic_events")).doubleValue() / spikes)
                .isBetween(70.0, 90.0);
        assertThat(((Number) fields.get("simulate_cpu_s")).doubleValue()).isPositive();
    }

    @Test
    @DisplayName("an event-driven network tells how many spikes it has kept at most")
    void peakOfPendingSpikes() throws IOException {
        assertThat(execute("run", "cuba-events", "--duration", "20", "--json")).isZero();
        long peak = (long) parse(out.toString()).get("peak_pending_spikes");
        assertThat(peak).isBetween(20L, 2000L); // some 40 spikes per ms, on two ways

        out.getBuffer().setLength(0);
        assertThat(execute("run", "cuba-events", "--duration", "20")).isZero();
        assertThat(out.toString()).containsPattern("spikes kept, peak +" + String.format("%,d", peak) + " ");
    }

    /** The top-level fields of an object: numbers as Long or Double, everything nested as null. */
    private static Map<String, Object> parse(String json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                fields.put(
                        name,
                        switch (token) {
                            case VALUE_STRING -> parser.getText();
                            case VALUE_NUMBER_INT -> parser.getLongValue();
                            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                            default -> null;
                        });
                parser.skipChildren();
            }
            assertThat(parser.nextToken()).isNull();
        }
        return fields;
    }

    @Test
    @DisplayName("the summary shows size, cost and statistics of each population, whatever the locale")
    void summary() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(execute("run", "cuba", "--duration", "100")).isZero();
        } finally {
            Locale.setDefault(before);
        }
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains("cuba: ")
                .containsPattern("neurons +4,000\n")
                .containsPattern("synapses +3[0-9]{2},[0-9]{3}\n")
                .containsPattern("real-time factor +[0-9]+\\.[0-9]+ ")
                .containsPattern("\n +exc +3,200 .*\\.")
                .containsPattern("\n +inh +800 ")
                .containsPattern("\n +all +4,000 ");
    }

    @Test
    @DisplayName("--out writes all spikes and a figure")
    void outputOfNetwork(@TempDir Path temp) throws IOException {
        Path directory = temp.resolve("new/results");
        assertThat(execute("run", "cuba", "--duration", "300", "--json", "--out", directory.toString()))
                .as(() -> err.toString())
                .isZero();

        List<String> csv = Files.readAllLines(directory.resolve("spikes.csv"));
        assertThat(csv.get(0)).isEqualTo("time_ms,neuron,population");
        assertThat((long) parse(out.toString()).get("spikes")).isEqualTo(csv.size() - 1);
        assertThat(csv.subList(1, csv.size())).allMatch(line -> line.matches("[0-9]+(\\.[0-9])?,[0-9]+,(exc|inh)"));
        assertThat(colours(directory.resolve("raster.png"))).isGreaterThan(10);
        assertThat(colours(directory.resolve("isi.png"))).isGreaterThan(10);
        assertThat(Files.readAllLines(directory.resolve("isi.csv"))).hasSize(1 + 2 * 101);
    }

    @Test
    @DisplayName("--out writes the trace of hh")
    void outputOfCell(@TempDir Path temp) throws IOException {
        assertThat(execute("run", "hh", "--out", temp.toString())).isZero();
        List<String> csv = Files.readAllLines(temp.resolve("trace.csv"));
        assertThat(csv.get(0)).isEqualTo("time_ms,v,m,h,n");
        assertThat(csv).hasSize(1 + 1 + 10_000);
        assertThat(csv.get(10_001)).startsWith("100,");
        assertThat(Files.readAllLines(temp.resolve("spikes.csv"))).hasSizeBetween(5, 8);
        assertThat(colours(temp.resolve("trace.png"))).isGreaterThan(10);
    }

    @Test
    @DisplayName("--out writes the weights of a plastic network, the summary and JSON their mean")
    void outputOfPlasticNetwork(@TempDir Path temp) throws IOException {
        assertThat(execute("run", "polychrony", "--duration", "2000", "--out", temp.toString()))
                .as(() -> err.toString())
                .isZero();
        assertThat(out.toString()).containsPattern("exc -> all +80,000 +[0-9]\\.[0-9]+ +[0-9.]+ +pA\n");
        List<String> csv = Files.readAllLines(temp.resolve("weights.csv"));
        assertThat(csv.get(0)).isEqualTo("synapses,from,to,count");
        assertThat(csv.stream()
                        .skip(1)
                        .mapToLong(line -> Long.parseLong(line.split(",")[3]))
                        .sum())
                .isEqualTo(80_000);
        assertThat(colours(temp.resolve("weights.png"))).isGreaterThan(10);
        assertThat(colours(temp.resolve("raster.png"))).isGreaterThan(10);

        assertThat(execute("run", "polychrony", "--duration", "10", "--json")).isZero();
        assertThat(out.toString()).contains("\"weights\":[{\"name\":\"exc -> all\",\"synapses\":80000,\"mean\":6,");
    }

    @Test
    @DisplayName(
            "--out writes plastic weights over time: here of all 1000 synapses, from the initial values to those of the end")
    void weightsOverTime(@TempDir Path temp) throws IOException {
        assertThat(execute("run", "song2000", "--duration", "2000", "--json", "--out", temp.toString()))
                .as(() -> err.toString())
                .isZero();
        Map<String, Object> json = parse(out.toString());
        List<String[]> rows = rows(temp, "synapses,time_ms,source,target,weight");
        assertThat(rows).hasSize(201 * 1000).allMatch(r -> r[0].equals("inputs -> cell") && r[3].equals("0"));
        assertThat(rows.get(0)[1]).isEqualTo("0");
        assertThat(rows.get(1000)[1]).isEqualTo("10");
        assertThat(rows.get(200_999)[1]).isEqualTo("2000");
        assertThat(weights(rows.subList(0, 1000)).average().orElseThrow()).isBetween(0.007, 0.008); // half the largest
        double end = weights(rows.subList(200_000, 201_000)).average().orElseThrow();
        assertThat(out.toString()).contains("\"mean\":" + String.format(Locale.ROOT, "%.6f", end));
        assertThat(rows.get(200_000)[4]).isNotEqualTo(rows.get(0)[4]);
        assertThat(colours(temp.resolve("weights-over-time.png"))).isGreaterThan(10);

        out.getBuffer().setLength(0);
        assertThat(execute("run", "song2000", "--duration", "2000", "--json")).isZero();
        assertThat(parse(out.toString()).get("spike_hash")).isEqualTo(json.get("spike_hash"));
    }

    @Test
    @DisplayName(
            "of a large plastic network --out writes the synapses onto one neuron, as often as there are steps in a short run")
    void weightsOntoOneNeuron(@TempDir Path temp) throws IOException {
        assertThat(execute("run", "dopamine", "--duration", "20", "--out", temp.toString()))
                .as(() -> err.toString())
                .isZero();
        List<String[]> rows = rows(temp, "synapses,time_ms,source,target,weight");
        List<String[]> first = rows.stream().filter(r -> r[1].equals("0")).toList();
        assertThat(rows).hasSize(21 * first.size());
        assertThat(first).hasSizeBetween(50, 120); // 80 expected
        assertThat(first.stream().map(r -> r[3])).containsOnly(first.get(0)[3]);
        assertThat(first.stream().map(r -> r[2])).doesNotHaveDuplicates();
        assertThat(weights(first).filter(w -> w == 0).count()).isOne(); // the synapse that is rewarded
        assertThat(weights(first).filter(w -> w == 1).count()).isEqualTo(first.size() - 1);
    }

    @Test
    @DisplayName(
            "--save-weights writes every plastic synapse; --load-weights starts with them; those of another seed are refused")
    void savedWeights(@TempDir Path temp) throws IOException {
        String file = temp.resolve("w.csv").toString();
        String again = temp.resolve("again.csv").toString();
        assertThat(execute("run", "brunel-stdp", "--scale", "0.02", "--duration", "50", "--save-weights", file))
                .as(() -> err.toString())
                .isZero();
        assertThat(out.toString()).contains("weights written to " + file);
        List<String> csv = Files.readAllLines(Path.of(file));
        assertThat(csv).hasSize(1 + 200 * 20).startsWith("projection,source,target,delay_ms,weight");
        assertThat(csv.subList(1, csv.size())).allMatch(line -> line.matches("exc -> exc,[0-9]+,[0-9]+,1\\.5,[0-9.]+"));

        // A single step, too short for any spike to come back, leaves the weights as they were.
        assertThat(execute(
                        "run",
                        "brunel-stdp",
                        "--scale",
                        "0.02",
                        "--duration",
                        "0.1",
                        "--load-weights",
                        file,
                        "--save-weights",
                        again))
                .as(() -> err.toString())
                .isZero();
        assertThat(Path.of(again)).hasSameTextualContentAs(Path.of(file));

        assertThat(execute("run", "brunel-stdp", "--scale", "0.02", "--seed", "2", "--load-weights", file))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--load-weights = " + file + "; projection 'exc -> exc': synapse 0 was saved as ")
                .contains("seed, scale and time step must be those of the saved run");
        err.getBuffer().setLength(0);
        assertThat(execute("run", "brunel-stdp", "--scale", "0.04", "--load-weights", file))
                .isEqualTo(2);
        assertThat(err.toString()).contains("4,000 synapses were saved, the network has 16,000");
    }

    private static List<String[]> rows(Path directory, String header) throws IOException {
        List<String> csv = Files.readAllLines(directory.resolve("weights-over-time.csv"));
        assertThat(csv.get(0)).isEqualTo(header);
        return csv.stream().skip(1).map(line -> line.split(",")).toList();
    }

    private static DoubleStream weights(List<String[]> rows) {
        return rows.stream().mapToDouble(r -> Double.parseDouble(r[4]));
    }

    @Test
    @DisplayName("a network without a spike is reported and drawn as well")
    void silentNetwork(@TempDir Path temp) throws IOException {
        assertThat(execute("run", "brunel", "--scale", "0.02", "--duration", "0.1", "--out", temp.toString()))
                .as(() -> err.toString())
                .isZero();
        assertThat(colours(temp.resolve("raster.png"))).isGreaterThan(2);
        assertThat(colours(temp.resolve("isi.png"))).isGreaterThan(2);
    }

    private static long colours(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(1200);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return java.util.Arrays.stream(pixels).distinct().count();
    }
}
