package dev.parallax.machine.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.machine.ForkConditions;
import dev.parallax.machine.MachineFiles;
import dev.parallax.machine.Recorded;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel that is run around every fork; none of this is about how long it takes. */
class WitnessTest {
  @Test
  void theKernelDoesTheSameWorkWhicheverWayItIsDivided() {
    WitnessKernel whole = new WitnessKernel();
    WitnessKernel parts = new WitnessKernel();
    parts.run(1);
    parts.run(7);
    assertThat(parts.run(12)).isEqualTo(whole.run(20));
  }

  @Test
  void everyStepChangesTheChecksum() {
    WitnessKernel kernel = new WitnessKernel();
    assertThat(List.of(kernel.run(1), kernel.run(1), kernel.run(1), kernel.run(1)))
        .doesNotHaveDuplicates();
  }

  @Test
  void aResumedCampaignRunsAsManySteps() throws InterruptedException {
    try (Witness first = new Witness(2, 40);
        Witness resumed = Witness.ofSteps(first.steps())) {
      assertThat(resumed.steps()).isEqualTo(40);
    }
  }

  @Test
  void aWitnessWithoutStepsIsRefused() {
    assertThatThrownBy(() -> Witness.ofSteps(3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aForkIsLookedAtFromBothSides(@TempDir Path root) throws Exception {
    MachineFiles files = Recorded.unpack("container-v2", root);
    try (Witness witness = new Witness(2, 40)) {
      ForkWatch watch = new ForkWatch(files, witness);
      ForkWatch.Before before = watch.before();
      Recorded.write(root, "sys/fs/cgroup/cpu.stat", "nr_throttled 40\nthrottled_usec 1250500\n");
      ForkConditions fork = watch.after(before);
      assertThat(fork.witnessBeforeNanos()).isEqualTo(before.witnessNanos());
      assertThat(fork.throttledPeriods()).hasValue(3);
      assertThat(fork.after().throttledMicros()).hasValue(1_250_500);
    }
  }
}
