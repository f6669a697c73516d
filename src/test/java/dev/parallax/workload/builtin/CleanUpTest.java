package dev.parallax.workload.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.concurrency.Children;
import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.Pools;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What workloads hold outside their memory is gone when their trial is over. */
class CleanUpTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void filesAreThereUntilTheTrialIsOver(ConcurrencyModel model) throws Exception {
    try (Work work = fileWrite()) {
      try (var pool = model.open(2, work)) {
        assertThat(pool.run().size()).isEqualTo(4);
        assertThat(filesBelow()).hasSize(4).allMatch(file -> file.toFile().length() == 5000);
        // The second time the same files are there already.
        assertThat(pool.run().size()).isEqualTo(4);
        assertThat(filesBelow()).hasSizeBetween(4, 8);
      }
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void filesOfAChildThatIsKilledAreGoneToo() throws Exception {
    List<ProcessHandle> before = Children.ofThisJvm();
    try (Work work = fileWrite()) {
      try (var pool = ConcurrencyModel.PROCESS.open(1, work)) {
        assertThat(pool.run().size()).isEqualTo(4);
        List<ProcessHandle> children =
            Children.ofThisJvm().stream().filter(child -> !before.contains(child)).toList();
        assertThat(children).hasSize(1).allMatch(ProcessHandle::destroyForcibly);
        assertThat(Children.stillThereAfterWaiting(children)).isEmpty();
      }
      assertThat(filesBelow()).hasSize(4);
    }
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"download, 0", "mixed, 64"})
  void theServerIsGoneWithItsTrial(String name, String payload) throws Exception {
    List<ProcessHandle> before = Children.ofThisJvm();
    Workload workload = Workloads.available().named(name);
    URI address;
    try (Work work = Pools.work(workload, Map.of("latency", "0", "payload", payload))) {
      address = URI.create(work.parameters().setting("url"));
      assertThat(Pools.runOnce(ConcurrencyModel.VIRTUAL, 2, work).size()).isEqualTo(16);
      assertThat(Children.ofThisJvm()).hasSize(before.size() + 1);
    }
    assertThat(Children.ofThisJvm()).isEqualTo(before);
    assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void theFilesOfMixedAreGoneWithItsTrial() throws Exception {
    Path files;
    try (Work work = Pools.work(Workloads.available().named("mixed"), Map.of("latency", "0"))) {
      files = Path.of(work.parameters().setting("directory"));
      assertThat(Pools.runOnce(ConcurrencyModel.PLATFORM, 2, work).size()).isEqualTo(16);
      assertThat(files).isNotEmptyDirectory();
    }
    assertThat(files).doesNotExist();
  }

  private Work fileWrite() {
    Workload workload = Workloads.available().named("file-write");
    Map<String, String> settings = Map.of("directory", directory.toString());
    return Work.open(workload, Parameters.resolve(workload, "5000", "4", settings));
  }

  private List<Path> filesBelow() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
