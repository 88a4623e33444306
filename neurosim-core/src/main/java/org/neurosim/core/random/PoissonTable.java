package org.neurosim.core.random;
public final class PoissonTable {
  final double mean; PoissonTable(double m){mean=m;} public static PoissonTable of(double m){return new PoissonTable(m);} public double mean(){return mean;}
  static double inv(double m,double u){double p=StrictMath.exp(-m),c=p;int k=0;while(u>c&&k<1000){k++;p*=m/k;c+=p;}return k;}
  public void fill(int[] w,double[] out,int n){for(int i=0;i<n;i++)out[i]=inv(mean,((w[i]&0xffffffffL)+.5)*0x1p-32);}
}
