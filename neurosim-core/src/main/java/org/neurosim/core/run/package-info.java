/** What running has in common, whatever the engine: counting steps, stopping, failing. */
package org.neurosim.core.run;
