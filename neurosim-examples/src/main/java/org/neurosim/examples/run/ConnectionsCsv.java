package org.neurosim.examples.run;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.neurosim.api.Connections;

/**
 * Synapses in a CSV file, one per line: {@code projection,source,target,delay_ms,weight}, neurons numbered from 0 within the source and the target of the projection. Numbers are written so that reading
 * gives the same bits. Lines are written and read one by one; 10 million synapses take some 400 MB on the disk.
 *
 * <p>Synapses that were read are those of a new network by
 *
 * <pre>{@code
 * Connections saved = ConnectionsCsv.read(file, "exc -> exc");
 * builder.project(exc, exc)
 *         .connect(pairs(saved.sources(), saved.targets()))
 *         .weight(array(saved.weights()))
 *         .delay(array(saved.delays()));
 * }</pre>
 */
public final class ConnectionsCsv {

    private static final String[] COLUMNS = {"projection", "source", "target", "delay_ms", "weight"};
    private static final CSVFormat WRITTEN = CSVFormat.DEFAULT
            .builder()
            .setRecordSeparator('\n')
            .setHeader(COLUMNS)
            .get();
    private static final CSVFormat READ =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private ConnectionsCsv() {}

    /**
     * Writes projections, one after the other.
     *
     * @param projections synapses by the name of the projection
     * @param file file that is written
     * @throws IOException if it can't be written
     */
    public static void write(Map<String, Connections> projections, Path file) throws IOException {
        try (CSVPrinter out = WRITTEN.print(Files.newBufferedWriter(file))) {
            for (Map.Entry<String, Connections> projection : projections.entrySet()) {
                Connections c = projection.getValue();
                for (int k = 0; k < c.size(); k++) {
                    out.printRecord(projection.getKey(), c.sources()[k], c.targets()[k], c.delays()[k], c.weights()[k]);
                }
            }
        }
    }

    /**
     * Reads one projection.
     *
     * @param file file that {@link #write} wrote, or another one with these columns, in any order
     * @param projection name of the projection
     * @return its synapses, in the order of the file
     * @throws IOException if it can't be read
     * @throws IllegalArgumentException if a column or the projection is missing, or a value is not a number or out of range; says which line
     */
    public static Connections read(Path file, String projection) throws IOException {
        IntStream.Builder sources = IntStream.builder();
        IntStream.Builder targets = IntStream.builder();
        DoubleStream.Builder delays = DoubleStream.builder();
        DoubleStream.Builder weights = DoubleStream.builder();
        try (Reader in = Files.newBufferedReader(file);
                var records = READ.parse(in)) {
            for (String column : COLUMNS) {
                if (!records.getHeaderMap().containsKey(column)) {
                    throw new IllegalArgumentException("there is no column '" + column + "'; the first line must name "
                            + String.join(",", COLUMNS));
                }
            }
            for (CSVRecord line : records) {
                if (value(line, COLUMNS[0]).equals(projection)) {
                    sources.add(index(line, COLUMNS[1]));
                    targets.add(index(line, COLUMNS[2]));
                    delays.add(number(line, COLUMNS[3]));
                    weights.add(number(line, COLUMNS[4]));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        int[] read = sources.build().toArray();
        if (read.length == 0) {
            throw new IllegalArgumentException("there is no synapse of the projection '" + projection + "'");
        }
        return new Connections(
                read,
                targets.build().toArray(),
                weights.build().toArray(),
                delays.build().toArray());
    }

    private static int index(CSVRecord line, String column) {
        try {
            int index = Integer.parseInt(value(line, column));
            if (index >= 0) {
                return index;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(line, column, "a whole number >= 0");
    }

    private static double number(CSVRecord line, String column) {
        try {
            double number = Double.parseDouble(value(line, column));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(line, column, "a finite number");
    }

    private static String value(CSVRecord line, String column) {
        if (!line.isConsistent()) {
            throw new IllegalArgumentException("line " + line.getParser().getCurrentLineNumber() + " has " + line.size()
                    + " values; must have as many as the first line");
        }
        return line.get(column);
    }

    private static IllegalArgumentException wrong(CSVRecord line, String column, String legal) {
        return new IllegalArgumentException("line " + line.getParser().getCurrentLineNumber() + ": " + column + " = '"
                + line.get(column) + "'; must be " + legal);
    }
}
