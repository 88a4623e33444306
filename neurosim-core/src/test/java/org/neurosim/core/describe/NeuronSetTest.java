package org.neurosim.core.describe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neurosim.api.NetworkBuilder;
import org.neurosim.api.Neurons;
import org.neurosim.api.Population;
import org.neurosim.core.engine.TestInputs;
import org.neurosim.core.engine.TestModels;

class NeuronSetTest {

    private final NetworkBuilder b = NetworkBuilder.create();
    private final Population p = b.population("p", 10, new TestModels.Lif());
    private final Population q = b.population("q", 20, new TestModels.Lif());
    private final Population s = b.source("s", 3, TestInputs.source(step -> true));

    @Test
    void populationsAreNumberedThrough() {
        assertThat(p.firstGlobalId()).isZero();
        assertThat(q.firstGlobalId()).isEqualTo(10);
        assertThat(s.firstGlobalId()).isEqualTo(30);
        assertThat(q.name()).isEqualTo("q");
        assertThat(q.size()).isEqualTo(20);
    }

    @Test
    void labelsSayWhatASetIs() {
        assertThat(p.label()).isEqualTo("p");
        assertThat(p.slice(2, 5).label()).isEqualTo("p[2..5)");
        assertThat(b.union(p, q.slice(0, 1)).label()).isEqualTo("p+q[0..1)");
        assertThat(b.project(p, b.union(p, q)).label()).isEqualTo("p -> p+q");
    }

    @Test
    void slicesOfUnionsOfSlices() {
        Neurons set = b.union(q.slice(15, 20), p.slice(0, 4), q.slice(0, 5));
        assertThat(set.size()).isEqualTo(14);
        NeuronSet part = (NeuronSet) set.slice(3, 12).slice(1, 9);
        assertThat(part.size()).isEqualTo(8);
        // 4..12 of the union: q19, p0 p1 p2 p3, q0 q1 q2.
        assertThat(part.segments())
                .containsExactly(
                        new NeuronSet.Segment((PopulationDescription) q, 19, 20, 0),
                        new NeuronSet.Segment((PopulationDescription) p, 0, 4, 1),
                        new NeuronSet.Segment((PopulationDescription) q, 0, 3, 5));
        assertThat(set.slice(0, 14).size()).isEqualTo(14);
    }

    @Test
    void theSameNeuronsInSourceAndTargetAreKnown() {
        ProjectionDescription same =
                (ProjectionDescription) b.project(b.union(q, p.slice(5, 10)), b.union(p, q.slice(3, 4)));
        int[] self = same.self();
        assertThat(self).containsExactly(-1, -1, -1, -1, -1, 20, 21, 22, 23, 24, 3);
        assertThat(((ProjectionDescription) b.project(p, q)).self()).isNull();
        assertThat(((ProjectionDescription) b.project(p.slice(0, 5), p.slice(5, 10))).self())
                .isNull();
    }
}
