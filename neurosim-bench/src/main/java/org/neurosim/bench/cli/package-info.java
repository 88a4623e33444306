/** The command line: arguments and their messages. */
package org.neurosim.bench.cli;
