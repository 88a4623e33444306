package org.neurosim.core.connect;
import org.neurosim.api.connect.*; import org.neurosim.core.random.*;
public final class ValueSampler {
  final Value v; final long key;
  ValueSampler(Value v,long k){this.v=v;key=k;}
  public static ValueSampler of(Value v,long key,String what,String label){return new ValueSampler(v,key);}
  public boolean isConstant(){return v instanceof Value.Constant;} public double constant(){return ((Value.Constant)v).value();}
  public boolean isRandom(){return v instanceof Value.Random||v instanceof Value.Redrawn||v instanceof Value.Clipped;}
  public void fill(int chunk,ConnectionBatch b,int s,int t,double[] out){ 
    if(v instanceof Value.OfArray a){for(int i=0;i<b.size();i++)out[i]=a.get(b.positions()==null?b.sources()[i]:b.positions()[i]);return;}
    if(v instanceof Value.OfPair a){for(int i=0;i<b.size();i++)out[i]=a.function().value(b.sources()[i],b.targets()[i]);return;}
    for(int i=0;i<b.size();i++) out[i]=draw(v,key,chunk*100003+i); }
  static double draw(Value v,long key,int i){ for(int c=0;;c++){ int[] a=new int[1],b=new int[1]; Threefry.fill(key,i,1,c,a,b); double[] o=new double[1];
    Value w=v; double lo=-1e300,hi=1e300; if(v instanceof Value.Redrawn r){w=r.base();lo=r.low();hi=r.high();}
    if(w instanceof Value.Uniform u){Distributions.uniform(a,b,o,1);o[0]=u.low()+o[0]*(u.high()-u.low());}
    else if(w instanceof Value.Normal u){Distributions.normal(a,b,o,1);o[0]=u.mean()+o[0]*u.sd();}
    else throw new IllegalStateException(""+w);
    if(o[0]>=lo&&o[0]<=hi)return o[0]; } }
  public static void fillPopulation(Value v,long key,int first,int n,int size,double[] out,String what){
   for(int i=0;i<n;i++){ if(v instanceof Value.Constant c)out[i]=c.value(); else if(v instanceof Value.OfArray a)out[i]=a.get(first+i); else if(v instanceof Value.OfIndex f)out[i]=f.function().applyAsDouble(first+i); else out[i]=draw(v,key,first+i);} }
}
