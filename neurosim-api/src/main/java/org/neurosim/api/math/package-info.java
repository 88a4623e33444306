/**
 * Elementary functions with the same bits everywhere: one by one ({@link org.neurosim.api.math.ElementaryMath}) and over
 * columns ({@link org.neurosim.api.math.ColumnMath}, which the engine hands to models).
 */
package org.neurosim.api.math;
