package org.neurosim.core.random;
public final class StreamKey {
  public static final int CONNECTIONS=1,WEIGHTS=2,DELAYS=3,NEURONS=4,PARAMETERS=5,INITIAL_STATE=6,SOURCES=7,STIMULI=8;
  public static long of(long seed,int purpose,long entity){return derive(seed,purpose,entity);}
  public static long of(long seed,int purpose,long entity,long sub){return derive(of(seed,purpose,entity),sub,77);}
  public static long derive(long key,long a,long b){return mix(mix(mix(key+0x9E3779B97F4A7C15L)+a)+b*0xD1B54A32D192ED03L);}
  static long mix(long z){z=(z^(z>>>30))*0xBF58476D1CE4E5B9L;z=(z^(z>>>27))*0x94D049BB133111EBL;return z^(z>>>31);}
}
