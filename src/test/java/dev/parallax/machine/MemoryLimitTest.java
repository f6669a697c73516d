package dev.parallax.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory under control groups, in folders that stand for those of a kernel. */
class MemoryLimitTest {
  private static final long MACHINE = 32L << 30;

  @TempDir private Path root;

  private void write(String path, String text) throws IOException {
    Recorded.write(root, path, text);
  }

  private MemoryLimit limit() {
    return MemoryLimit.read(new MachineFiles(root), MACHINE);
  }

  private static MemoryLimit of(long bytes, String file) {
    return new MemoryLimit(bytes, Optional.of(file));
  }

  @Test
  void withoutControlGroupsItIsAllOfTheMachine() {
    assertThat(limit()).isEqualTo(new MemoryLimit(MACHINE, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory.max", "memory.high"})
  void theLeastLimitOnTheWayUpCounts(String file) throws IOException {
    write("sys/fs/cgroup/cgroup.controllers", "cpu memory\n");
    write("proc/self/cgroup", "0::/system.slice/ci.service/job\n");
    write("sys/fs/cgroup/system.slice/ci.service/job/memory.max", "max\n");
    write("sys/fs/cgroup/system.slice/ci.service/memory.max", "2000000000\n");
    write("sys/fs/cgroup/system.slice/" + file, "700000000\n");
    assertThat(limit()).isEqualTo(of(700_000_000, "/sys/fs/cgroup/system.slice/" + file));
  }

  @Test
  void theLeastLimitOnTheWayUpCountsInVersionOneToo() throws IOException {
    write("proc/self/cgroup", "4:memory:/outer/inner\n0::/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    write("sys/fs/cgroup/memory/outer/memory.limit_in_bytes", "734003200\n");
    write("sys/fs/cgroup/memory/outer/inner/memory.limit_in_bytes", "9223372036854771712\n");
    assertThat(limit())
        .isEqualTo(of(734_003_200, "/sys/fs/cgroup/memory/outer/memory.limit_in_bytes"));
  }

  @Test
  void aLimitAboveTheMachinesMemoryIsNone() throws IOException {
    write("proc/self/cgroup", "4:memory:/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "99999999999999\n");
    assertThat(limit().file()).isEmpty();
  }
}
