/** The command line: arguments, error messages, progress. */
package org.neurosim.examples.cli;
