package org.neurosim.models.integratefire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Just enough of HDF5 for the reference files: superblock 0, symbol-table groups, version-1 object headers, contiguous numeric datasets of one dimension, little
 * endian. Source: HDF5 file format specification, version 3.0.
 */
final class PlainHdf5 {

    private final ByteBuffer file;
    private final Map<String, double[]> datasets = new HashMap<>();

    private PlainHdf5(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        object("", (int) file.getLong(64));
    }

    /** Reads all datasets of a reference file, or skips the test. */
    static PlainHdf5 read(String name) throws IOException {
        Path path = reference(name);
        return new PlainHdf5(Files.readAllBytes(path));
    }

    static Path reference(String name) {
        Path path = Stream.of("../shared/reference", "../../shared/reference")
                .map(Path::of)
                .map(p -> p.resolve(name))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
        assumeTrue(path != null, () -> "skipped: reference file ../shared/reference/" + name + " is not there");
        return path;
    }

    double[] get(String path) {
        double[] data = datasets.get(path);
        if (data == null) {
            throw new IllegalArgumentException("no dataset " + path + " among " + datasets.keySet());
        }
        return data;
    }

    int[] integers(String path) {
        return java.util.Arrays.stream(get(path)).mapToInt(x -> (int) x).toArray();
    }

    private int count = 1;
    private int kind;
    private int width;
    private boolean signed;
    private int address;

    private void object(String path, int header) {
        int messages = file.getShort(header + 2);
        int size = file.getInt(header + 8);
        count = 1;
        address = -1;
        messages(path, header + 16, size, messages);
    }

    private int messages(String path, int from, int size, int most) {
        int at = from;
        int left = most;
        while (left > 0 && at + 8 <= from + size) {
            int type = file.getShort(at);
            int length = file.getShort(at + 2) & 0xFFFF;
            int data = at + 8;
            at = data + length;
            left--;
            switch (type) {
                case 0x01 ->
                    count = file.get(data + 1) == 0 ? 1 : (int) file.getLong(data + (file.get(data) == 1 ? 8 : 4));
                case 0x03 -> {
                    kind = file.get(data) & 15;
                    signed = (file.get(data + 1) & 8) != 0;
                    width = file.getInt(data + 4);
                }
                case 0x08 -> {
                    if (file.get(data) == 3 && file.get(data + 1) == 1) {
                        address = (int) file.getLong(data + 2);
                        dataset(path);
                    }
                }
                case 0x10 -> left = messages(path, (int) file.getLong(data), (int) file.getLong(data + 8), left);
                case 0x11 -> {
                    group(path, (int) file.getLong(data), (int) file.getLong(data + 8));
                    return 0;
                }
                default -> {}
            }
        }
        return left;
    }

    private void dataset(String path) {
        if (kind > 1) {
            return;
        }
        double[] out = new double[address < 0 ? 0 : count];
        for (int k = 0; k < out.length; k++) {
            int at = address + k * width;
            out[k] = kind == 1
                    ? width == 8 ? file.getDouble(at) : file.getFloat(at)
                    : switch (width) {
                        case 1 -> signed ? file.get(at) : file.get(at) & 0xFF;
                        case 2 -> signed ? file.getShort(at) : file.getShort(at) & 0xFFFF;
                        case 4 -> signed ? file.getInt(at) : file.getInt(at) & 0xFFFFFFFFL;
                        default -> file.getLong(at);
                    };
        }
        datasets.put(path, out);
    }

    private void group(String path, int tree, int heap) {
        int names = (int) file.getLong(heap + 24);
        int level = file.get(tree + 5);
        int used = file.getShort(tree + 6);
        for (int k = 0; k < used; k++) {
            int child = (int) file.getLong(tree + 32 + 16 * k);
            if (level > 0) {
                group(path, child, heap);
                continue;
            }
            int symbols = file.getShort(child + 6);
            for (int s = 0; s < symbols; s++) {
                int entry = child + 8 + 40 * s;
                object(path + "/" + text(names + (int) file.getLong(entry)), (int) file.getLong(entry + 8));
            }
        }
    }

    private String text(int at) {
        StringBuilder b = new StringBuilder();
        for (int k = at; file.get(k) != 0; k++) {
            b.append((char) file.get(k));
        }
        return b.toString();
    }
}
