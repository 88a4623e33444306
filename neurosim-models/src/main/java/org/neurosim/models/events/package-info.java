/** Event-driven simulation of any linear model, exact between events: {@link org.neurosim.models.events.LinearEvents}. */
package org.neurosim.models.events;
