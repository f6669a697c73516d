package dev.parallax.jar;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The lock by which JMH keeps a second JMH off the machine, when it can't be taken. */
@EnabledOnOs(OS.LINUX)
class JmhLockIT {
  private static final String ANYWAY = "; -Djmh.ignoreLock=true measures all the same\n";

  @TempDir Path folder;

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "JMH's lock is held by another JMH",
      sees =
          "`another JMH is measuring on this machine (...); -Djmh.ignoreLock=true"
              + " measures all the same`",
      exit = 2)
  void aRunWhileAnotherJmhMeasuresIsRefused() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    try (FileChannel file = FileChannel.open(lock(), CREATE, WRITE);
        FileLock held = file.lock()) {
      assertThat(held.isValid()).isTrue();
      assertRefused(campaigns, "error: another JMH is measuring on this machine (it holds ");
    }
  }

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "JMH's lock is a link, or belongs to a user who lets no other lock it",
      sees =
          "`...jmh.lock, by which only one JMH measures at a time, can't be locked"
              + " (...); -Djmh.ignoreLock=true measures all the same`",
      exit = 2)
  void aLinkInThePlaceOfTheLockIsRefused() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    Path secret = Files.createFile(folder.resolve("secret"));
    Files.createSymbolicLink(lock(), secret);
    assertRefused(
        campaigns,
        "error: %s, by which only one JMH measures at a time, can't be locked (".formatted(lock()));
  }

  private Path lock() {
    return folder.resolve("tmp/jmh.lock");
  }

  private void assertRefused(Campaigns campaigns, String why) throws Exception {
    Jar.Result result =
        campaigns.run(
            "BatchBenchmark.serial", "-p", "workload=noop", "-wi", "0", "-f", "1", "--out", "run");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(why).endsWith(ANYWAY);
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
