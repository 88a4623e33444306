/** How the built-in models describe themselves. Not exported; found as a service. */
package org.neurosim.models.catalog;
