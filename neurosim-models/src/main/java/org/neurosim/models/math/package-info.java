/** Mathematics that models of several packages need beyond that of the API. Not exported. */
package org.neurosim.models.math;
