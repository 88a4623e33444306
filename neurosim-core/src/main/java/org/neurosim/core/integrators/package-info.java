/**
 * The built-in numerical methods, written on the public {@link org.neurosim.api.Integrator} interface. Start at {@link
 * org.neurosim.core.integrators.Integrators}.
 */
package org.neurosim.core.integrators;
