package org.neurosim.api.math;

/**
 * Elementary functions that return the same bits on every Java version, operating system and processor.
 */
public final class ElementaryMath {

    private ElementaryMath() {}
    public static double exp(double x) { return ExpKernels.exp(x); }
    public static double expm1(double x) { return ExpKernels.expm1(x); }
    public static double exprel(double x) { return ExpKernels.exprel(x); }
    public static double tanh(double x) { return ExpKernels.tanh(x); }
    public static double sigmoid(double x) { return ExpKernels.sigmoid(x); }
    public static double log(double x) { return LogKernels.log(x); }
    public static double log1p(double x) { return LogKernels.log1p(x); }
    public static double pow(double x, double y) { return PowKernel.pow(x, y); }
    public static double sin(double x) { return TrigKernels.sin(x); }
    public static double cos(double x) { return TrigKernels.cos(x); }
}
