package org.neurosim.models.synapses;

import org.junit.jupiter.api.Nested;
import org.neurosim.api.Synapse;
import org.neurosim.kit.GradedSynapseContract;
import org.neurosim.models.eprop.Eprop;
import org.neurosim.models.rates.Bcm;
import org.neurosim.models.rates.Gain;
import org.neurosim.models.rates.Hebb;
import org.neurosim.models.rates.Oja;
import org.neurosim.models.rates.RateConnection;

/** The graded synapses keep the authors' contract. */
class GradedContractsTest {

    @Nested
    class Gap extends GradedSynapseContract {
        @Override
        protected Synapse.Graded model() {
            return GapJunction.gapJunction();
        }
    }

    @Nested
    class Instantaneous extends GradedSynapseContract {
        @Override
        protected Synapse.Graded model() {
            return GradedSynapse.instantaneous(-40, 10);
        }

        @Override
        protected double low() {
            return -80;
        }

        @Override
        protected double high() {
            return 0;
        }
    }

    @Nested
    class Kinetic extends GradedSynapseContract {
        @Override
        protected Synapse.Graded model() {
            return GradedSynapse.kinetic(-40, 10, 2, 0.1);
        }

        @Override
        protected double low() {
            return -80;
        }

        @Override
        protected double high() {
            return 0;
        }
    }

    @Nested
    class Rate extends GradedSynapseContract {
        @Override
        protected Synapse.Graded model() {
            return RateConnection.of(Gain.tanh(1, 0));
        }
    }

    @Nested
    class HebbRule extends GradedSynapseContract {
        @Override
        protected Synapse.Graded model() {
            return Hebb.of(0.01, -2, 2);
        }
    }

    @Nested
    class OjaRule extends GradedSynapseContract {
        @Override
        protected Synapse.Graded model() {
            return Oja.of(0.001);
        }
    }

    @Nested
    class BcmRule extends GradedSynapseContract {
        @Override
        protected Synapse.Graded model() {
            return Bcm.of(0.001, 500, 1);
        }

        @Override
        protected double low() {
            return 0;
        }
    }

    /** Is made for step by step, without a delay, and hands over the value of the step before. */
    @Nested
    class LearningSignal extends GradedSynapseContract {
        @Override
        protected Synapse.Graded model() {
            return Eprop.feedback();
        }

        @Override
        protected int order() {
            return 0;
        }
    }

    /** As the fixed one; learns at every tenth step. */
    @Nested
    class LearningFeedback extends GradedSynapseContract {
        @Override
        protected Synapse.Graded model() {
            return Eprop.adaptiveFeedback(2).learningRate(1e-3, 10).decay(0.01).build();
        }

        @Override
        protected int order() {
            return 0;
        }
    }
}
