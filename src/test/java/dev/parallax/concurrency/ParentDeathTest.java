package dev.parallax.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children of a pool whose JVM is killed without a chance to say goodbye. */
class ParentDeathTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void childrenEndWhenTheirParentIsKilledWhetherIdleOrAtWork(boolean idle) throws Exception {
    JavaCommand command =
        new JavaCommand(PoolHolder.class)
            .withJvmArgs(List.of("-Dparallax.pool.folder=" + folder))
            .withArgs(Boolean.toString(idle));
    try (JavaProcess parent = JavaProcess.start("pool holder", command)) {
      assertThat(parent.awaitAnswer(Duration.ofSeconds(60))).isEqualTo("open");
      List<ProcessHandle> children =
          ProcessHandle.of(parent.pid()).orElseThrow().descendants().toList();
      assertThat(children).hasSize(2);
      parent.kill();
      assertThat(Children.stillThereAfterWaiting(children)).isEmpty();
      assertThat(folder).as("where the pool had its folder").isEmptyDirectory();
    }
  }
}
