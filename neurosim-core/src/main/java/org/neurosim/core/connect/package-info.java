/**
 * Which pairs of neurons a projection connects, and the values of their weights, delays and states.
 *
 * <p>Read in this order: {@link org.neurosim.core.connect.ConnectionPlan}, one of its implementations (one per rule),
 * {@link org.neurosim.core.connect.ValueSampler}.
 */
package org.neurosim.core.connect;
