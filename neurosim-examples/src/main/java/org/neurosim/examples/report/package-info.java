/** What is said about a run: statistics, summary, JSON, CSV, figures. */
package org.neurosim.examples.report;
