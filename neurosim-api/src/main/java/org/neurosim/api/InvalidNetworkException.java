package org.neurosim.api;

/** A network description that cannot be built; the message names the part, the value, the legal range and what to do. */
public class InvalidNetworkException extends NeurosimException {
    private static final long serialVersionUID = 1L;

    /**
     * A refused description.
     *
     * @param message what, where, the value, the legal range, the way out
     */
    public InvalidNetworkException(String message) {
        super(message);
    }

    /**
     * A refused description with its cause.
     *
     * @param message what, where, the value, the legal range, the way out
     * @param cause cause
     */
    public InvalidNetworkException(String message, Throwable cause) {
        super(message, cause);
    }
}
