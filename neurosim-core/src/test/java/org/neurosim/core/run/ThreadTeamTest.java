package org.neurosim.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ThreadTeamTest {

    /** Plain fields must be seen across rounds: each member adds what its neighbour wrote in the round before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyMemberWorksOnceARoundAndSeesTheRoundBefore(int members) {
        long[][] value = new long[2][members];
        int rounds = 3000;
        int[] round = new int[1];
        try (ThreadTeam team = new ThreadTeam(members, "test")) {
            ThreadTeam.Work work = m -> value[(round[0] + 1) % 2][m] = value[round[0] % 2][(m + 1) % members] + 1;
            for (int k = 0; k < rounds; k++) {
                round[0] = k;
                team.perform(work);
            }
        }
        assertThat(value[rounds % 2]).containsOnly(rounds);
    }

    /** As above, but within rounds: members meet after each step. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void membersThatMeetSeeWhatWasWrittenBefore(int members) {
        long[][] value = new long[2][members];
        int steps = 50;
        int rounds = 20;
        try (ThreadTeam team = new ThreadTeam(members, "test")) {
            ThreadTeam.Work work = m -> {
                for (int k = 0; k < steps; k++) {
                    value[(k + 1) % 2][m] = value[k % 2][(m + 1) % members] + 1;
                    assertThat(team.meet()).isTrue();
                }
            };
            for (int k = 0; k < rounds; k++) {
                team.perform(work);
            }
        }
        assertThat(value[0]).containsOnly((long) steps * rounds);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void nobodyWaitsForAMemberThatHasFailed(int failing) {
        RuntimeException failure = new RuntimeException("mine");
        AtomicInteger toldSo = new AtomicInteger();
        AtomicInteger met = new AtomicInteger();
        try (ThreadTeam team = new ThreadTeam(3, "test")) {
            assertThatThrownBy(() -> team.perform(m -> {
                        team.meet();
                        if (m == failing) {
                            throw failure;
                        }
                        if (!team.meet()) {
                            toldSo.incrementAndGet();
                        }
                    }))
                    .isSameAs(failure);
            assertThat(toldSo.get()).isEqualTo(2);
            team.perform(m -> {
                if (team.meet()) {
                    met.incrementAndGet();
                }
            });
            assertThat(met.get()).isEqualTo(3);
        }
    }

    @Test
    void membersAreTheCallerAndItsHelpers() {
        String[] names = new String[3];
        try (ThreadTeam team = new ThreadTeam(3, "crew")) {
            team.perform(m -> names[m] = Thread.currentThread().getName());
        }
        assertThat(names).containsExactly(Thread.currentThread().getName(), "neurosim-crew-1", "neurosim-crew-2");
    }

    @Test
    void roundsAfterAPauseLongEnoughToSleepAreDone() throws Exception {
        AtomicInteger done = new AtomicInteger();
        try (ThreadTeam team = new ThreadTeam(2, "test")) {
            for (int k = 0; k < 5; k++) {
                team.perform(m -> done.incrementAndGet());
                Thread.sleep(30);
            }
        }
        assertThat(done.get()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theFailureOfAMemberReachesTheCallerWhenAllAreDone(int failing) {
        RuntimeException failure = new RuntimeException("mine");
        AtomicInteger done = new AtomicInteger();
        try (ThreadTeam team = new ThreadTeam(3, "test")) {
            assertThatThrownBy(() -> team.perform(m -> {
                        if (m == failing) {
                            throw failure;
                        }
                        done.incrementAndGet();
                    }))
                    .isSameAs(failure);
            assertThat(done.get()).isEqualTo(2);
            team.perform(m -> done.incrementAndGet());
            assertThat(done.get())
                    .as("the team goes on, the failure is forgotten")
                    .isEqualTo(5);
        }
    }

    @Test
    void ofSeveralFailuresTheFirstMembersIsThrown() {
        try (ThreadTeam team = new ThreadTeam(3, "test")) {
            for (int k = 0; k < 20; k++) {
                assertThatThrownBy(() -> team.perform(m -> {
                            if (m > 0) {
                                throw new StackOverflowError("member " + m);
                            }
                        }))
                        .isInstanceOf(StackOverflowError.class)
                        .hasMessage("member 1");
            }
        }
    }

    @Test
    void anInterruptedCallerStillGetsItsWorkDone() {
        AtomicInteger done = new AtomicInteger();
        try (ThreadTeam team = new ThreadTeam(2, "test")) {
            Thread.currentThread().interrupt();
            team.perform(m -> done.incrementAndGet());
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done.get()).isEqualTo(2);
    }
}
