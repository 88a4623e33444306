package org.neurosim.examples.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.OptionalDouble;
import org.neurosim.examples.run.RunResult;
import org.neurosim.examples.run.RunSettings;

/** A run as one line of JSON. Fields that are not known on a platform, or not defined for a run, are null. */
public final class JsonReport {

    private static final int DECIMALS = 6;

    private JsonReport() {}

    /**
     * Writes a run.
     *
     * @param report run
     * @return a JSON object, without a line end
     */
    public static String write(RunReport report) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            RunResult result = report.result();
            RunSettings settings = result.settings();
            RunResult.Cost cost = result.cost();
            json.writeStartObject();
            json.writeStringField("workload", result.scenario().name());
            json.writeNumberField("seed", settings.seed());
            json.writeNumberField("threads", settings.threads());
            json.writeNumberField("dt_ms", settings.timeStep());
            json.writeNumberField("duration_ms", settings.duration());
            json.writeNumberField("neurons", result.counts().neurons());
            json.writeNumberField("synapses", result.counts().synapses());
            write(json, "build_s", cost.build());
            write(json, "simulate_s", cost.simulate());
            write(json, "simulate_cpu_s", cost.simulateCpu());
            json.writeNumberField("spikes", report.all().spikes());
            write(json, "rate_hz", report.all().rate());
            write(json, "cv_isi", report.all().cv());
            json.writeNumberField("synaptic_events", result.counts().synapticEvents());
            json.writeNumberField("peak_pending_spikes", result.counts().peakPendingSpikes());
            write(json, "peak_rss_mib", cost.peakMemory());
            json.writeStringField("spike_hash", spikeHash(result));
            json.writeStringField("jdk", System.getProperty("java.version"));
            write(json, "jvm_cpu_s", cost.jvmCpu());
            json.writeNumberField("scale", settings.scale());
            json.writeArrayFieldStart("populations");
            for (int k = 0; k < result.populations().size(); k++) {
                SpikeStatistics statistics = report.populations().get(k);
                json.writeStartObject();
                json.writeStringField("name", result.populations().get(k).name());
                json.writeNumberField("neurons", statistics.neurons());
                json.writeNumberField("spikes", statistics.spikes());
                write(json, "rate_hz", statistics.rate());
                write(json, "cv_isi", statistics.cv());
                json.writeEndObject();
            }
            json.writeEndArray();
            if (!result.weights().isEmpty()) {
                json.writeArrayFieldStart("weights");
                for (RunResult.Weights weights : result.weights()) {
                    Histogram histogram = Histogram.of(weights);
                    json.writeStartObject();
                    json.writeStringField("name", weights.name());
                    json.writeNumberField("synapses", histogram.synapses());
                    write(json, "mean", histogram.mean());
                    write(json, "sd", histogram.sd());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        return out.toString();
    }

    /** Hash of all (step, neuron) pairs in order, 16 hexadecimal digits. */
    static String spikeHash(RunResult result) {
        return HexFormat.of().toHexDigits(result.spikes().fingerprint());
    }

    private static void write(JsonGenerator json, String field, double value) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString());
    }

    private static void write(JsonGenerator json, String field, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            write(json, field, value.getAsDouble());
        } else {
            json.writeNullField(field);
        }
    }
}
