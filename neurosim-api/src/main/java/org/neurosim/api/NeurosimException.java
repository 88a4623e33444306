package org.neurosim.api;

/** Common supertype of the failures that the library reports about networks and simulations. */
public class NeurosimException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what, where, the value, the legal range, the way out
     */
    public NeurosimException(String message) {
        super(message);
    }

    /**
     * A failure with its cause.
     *
     * @param message what, where, the value, the legal range, the way out
     * @param cause cause
     */
    public NeurosimException(String message, Throwable cause) {
        super(message, cause);
    }
}
