/**
 * Counter-based random numbers: a number is a function of a key (seed, purpose, entity) and a counter (element, step), so it does not matter who draws when.
 */
package org.neurosim.core.random;
