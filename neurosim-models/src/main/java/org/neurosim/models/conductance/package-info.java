/**
 * Conductance-based neurons, whose channels make the spike, and their reduced forms.
 *
 * <ul>
 *   <li>{@link org.neurosim.models.conductance.HodgkinHuxley}, {@link org.neurosim.models.conductance.TraubMiles}, {@link
 *       org.neurosim.models.conductance.WangBuzsaki}, {@link org.neurosim.models.conductance.ConnorStevens} and {@link
 *       org.neurosim.models.conductance.Pospischil}: sodium, potassium and further channels;
 *   <li>{@link org.neurosim.models.conductance.PinskyRinzel}: two compartments;
 *   <li>{@link org.neurosim.models.conductance.FitzHughNagumo}, {@link org.neurosim.models.conductance.MorrisLecar} and
 *       {@link org.neurosim.models.conductance.HindmarshRose}: two and three variables.
 * </ul>
 */
package org.neurosim.models.conductance;
