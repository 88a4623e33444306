package org.neurosim.bench;

import java.util.concurrent.TimeUnit;
import org.neurosim.api.math.ColumnMath;
import org.neurosim.core.math.ColumnMathProvider;
import org.neurosim.core.math.PlainColumnMath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time per element of the column operations, over a column of 512 (a block of neurons), beside {@link Math#exp} in a loop.
 *
 * <pre>java -jar neurosim-bench/target/benchmarks.jar jmh Column -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ColumnBenchmark {

    private static final int SIZE = 512;
    private static final double RANGE = 20;

    /** Operation. */
    @Param({"exp", "expm1", "exprel", "log", "tanh", "sigmoid", "pow", "sin"})
    public String function;

    private final double[] x = new double[SIZE];
    private final double[] y = new double[SIZE];
    private ColumnMath plain;
    private ColumnMath chosen;

    /** Fills the column. */
    @Setup(Level.Trial)
    public void fill() {
        boolean positive = function.equals("log") || function.equals("pow");
        for (int i = 0; i < SIZE; i++) {
            double u = (i * 197 % SIZE + 0.5) / SIZE;
            x[i] = positive ? RANGE * u : RANGE * (2 * u - 1);
        }
        plain = new PlainColumnMath();
        chosen = ColumnMathProvider.create();
    }

    /**
     * Plain Java.
     *
     * @return results
     */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public double[] plain() {
        return apply(plain);
    }

    /**
     * What the library chooses where the Vector API is there.
     *
     * @return results
     */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    @Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public double[] vector() {
        return apply(chosen);
    }

    /**
     * The JDK's exponential, whatever the operation, for comparison.
     *
     * @return results
     */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public double[] jdkExp() {
        for (int i = 0; i < SIZE; i++) {
            y[i] = Math.exp(x[i]);
        }
        return y;
    }

    private double[] apply(ColumnMath math) {
        switch (function) {
            case "exp" -> math.exp(x, y, SIZE);
            case "expm1" -> math.expm1(x, y, SIZE);
            case "exprel" -> math.exprel(x, y, SIZE);
            case "log" -> math.log(x, y, SIZE);
            case "tanh" -> math.tanh(x, y, SIZE);
            case "sigmoid" -> math.sigmoid(x, y, SIZE);
            case "pow" -> math.pow(x, 1.5, y, SIZE);
            case "sin" -> math.sin(x, y, SIZE);
            default -> throw new IllegalArgumentException("no operation '" + function + "'");
        }
        return y;
    }
}
