/**
 * Rate-based models: {@link org.neurosim.models.rates.RateUnit units} that send a rate through a {@link
 * org.neurosim.models.rates.Gain}, the {@link org.neurosim.models.rates.RateConnection connections} between them, and those
 * that learn: {@link org.neurosim.models.rates.Hebb}, {@link org.neurosim.models.rates.Oja}, {@link
 * org.neurosim.models.rates.Bcm}.
 */
package org.neurosim.models.rates;
