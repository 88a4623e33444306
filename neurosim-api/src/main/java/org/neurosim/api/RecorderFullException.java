package org.neurosim.api;

/**
 * A recorder reached its stated bound. The run has stopped at the end of a step; the network can still be read and recorders keep what they have.
 */
public class RecorderFullException extends NeurosimException {
    private static final long serialVersionUID = 1L;

    /**
     * A full recorder.
     *
     * @param message names the recorder, its bound and the way out
     */
    public RecorderFullException(String message) {
        super(message);
    }
}
