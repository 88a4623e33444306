package org.neurosim.core.random;
public final class Distributions {
  public static void uniform(int[] a,int[] b,double[] out,int n){for(int i=0;i<n;i++)out[i]=((((long)a[i]&0xffffffffL)<<21^((long)b[i]&0xffffffffL)>>>11)+0.5)*0x1p-53;}
  public static void normal(int[] a,int[] b,double[] out,int n){uniform(a,b,out,n);for(int i=0;i<n;i++){double u1=out[i],u2=(((long)b[i]&0xffffffffL)+.5)*0x1p-32;out[i]=Math.sqrt(-2*StrictMath.log(u1))*StrictMath.cos(2*Math.PI*u2);}}
  public static void poisson(double[] m,int[] a,int[] b,double[] out,int n){uniform(a,b,out,n);for(int i=0;i<n;i++)out[i]=PoissonTable.inv(m[i],out[i]);}
}
