/** Checks of what users give to builders and factories. Not exported. */
package org.neurosim.models.checks;
