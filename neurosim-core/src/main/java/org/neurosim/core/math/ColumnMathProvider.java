package org.neurosim.core.math;
import org.neurosim.api.math.*;
public final class ColumnMathProvider { public static ColumnMath create(){ return new ColumnMath(){
 public void exp(double[] x,double[] y,int n){for(int i=0;i<n;i++)y[i]=ElementaryMath.exp(x[i]);}
 public void expm1(double[] x,double[] y,int n){for(int i=0;i<n;i++)y[i]=ElementaryMath.expm1(x[i]);}
 public void exprel(double[] x,double[] y,int n){for(int i=0;i<n;i++)y[i]=ElementaryMath.exprel(x[i]);}
 public void log(double[] x,double[] y,int n){for(int i=0;i<n;i++)y[i]=ElementaryMath.log(x[i]);}
 public void log1p(double[] x,double[] y,int n){for(int i=0;i<n;i++)y[i]=ElementaryMath.log1p(x[i]);}
 public void tanh(double[] x,double[] y,int n){for(int i=0;i<n;i++)y[i]=ElementaryMath.tanh(x[i]);}
 public void sigmoid(double[] x,double[] y,int n){for(int i=0;i<n;i++)y[i]=ElementaryMath.sigmoid(x[i]);}
 public void pow(double[] x,double p,double[] y,int n){for(int i=0;i<n;i++)y[i]=ElementaryMath.pow(x[i],p);}
 public void sin(double[] x,double[] y,int n){for(int i=0;i<n;i++)y[i]=ElementaryMath.sin(x[i]);}
 public void cos(double[] x,double[] y,int n){for(int i=0;i<n;i++)y[i]=ElementaryMath.cos(x[i]);}
};}}
