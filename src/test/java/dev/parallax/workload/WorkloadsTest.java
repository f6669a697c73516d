package dev.parallax.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The workloads as a user chooses them: names, sizes, settings and what is wrong with a value. */
class WorkloadsTest {
  private static final Workloads WORKLOADS = Workloads.available();

  static Stream<Workload> workloads() {
    return WORKLOADS.all().stream();
  }

  /** The table is in the order of the service file, so a new workload stands in both. */
  @Test
  void theSuitesOwnAreThoseOfTheTableInTheOptions() throws IOException {
    List<String> table =
        Files.readAllLines(Path.of("src/docs/options.md")).stream()
            .dropWhile(line -> !line.startsWith("| name | one task |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.replaceFirst("\\| `([a-z-]+)`.*", "$1"))
            .toList();
    assertThat(WORKLOADS.names()).isEqualTo(table);
    assertThat(WORKLOADS.names()).startsWith(Workloads.ARTICLE.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void whatIsShownOfAWorkloadIsThere(Workload workload) {
    assertThat(workload.description()).isNotBlank();
    assertThat(workload.sizeUnit()).isNotBlank();
    assertThat(workload.settings())
        .allSatisfy(setting -> {
          assertThat(setting.check().apply(setting.defaultValue())).isEmpty();
          assertThat(setting.check().apply(setting.articleValue())).isEmpty();
          assertThat(setting.description()).isNotBlank();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "download, '', 10, 1",
    "file-write, '', 12, 50000000",
    "vector-add, '', 16, 64000000",
    "dot-product, '', 10, 1500",
    "dot-product, kind=vector, 10, 1000000",
    "cpu, '', 10, 10000000",
    "sleep, '', 10, 100",
  })
  void theArticlesSizesAreTheArticles(String name, String settings, int tasks, int size) {
    Parameters parameters =
        Parameters.resolve(WORKLOADS.named(name), "article", "article", parse(settings));
    assertThat(parameters.tasks()).isEqualTo(tasks);
    assertThat(parameters.size()).isEqualTo(size);
  }

  @Test
  void theArticlesDownloadsWaitLongerAndAreLarger() {
    Parameters parameters =
        Parameters.resolve(WORKLOADS.named("download"), "article", "article", Map.of());
    assertThat(parameters.number("latency")).isEqualTo(100);
    assertThat(parameters.number("payload")).isEqualTo(65536);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file-write | sync=sometimes | sync=sometimes is not one of the values; "
            + "valid for file-write: none, fsync, dsync",
        "file-write | directory=/no/such/place | directory=/no/such/place is not a directory that "
            + "can be written to; valid for file-write: "
            + "temporary, or a directory that can be written to",
        "vector-add | input=shared | input=shared is not one of the values; "
            + "valid for vector-add: made, sent",
        "dot-product | kind=tensor | kind=tensor is not one of the values; "
            + "valid for dot-product: matrix, vector",
        "lock | held=101 | held=101 is out of range; valid for lock: a whole number from 0 to 100",
        "lock | lock=spin | lock=spin is not one of the values; "
            + "valid for lock: monitor, reentrant",
        "mixed | latency=soon | latency=soon is not a whole number; "
            + "valid for mixed: a whole number from 0 to 60000",
        "mixed | payload=1 | payload=1 is out of range; "
            + "valid for mixed: a whole number from 64 to 268435456",
        "download | url=nowhere | url=nowhere is not an address; "
            + "valid for download: loopback, or an address that begins with http:// or https://",
      })
  void aWrongValueIsNamedTogetherWithTheValidOnes(String name, String settings, String message) {
    Workload workload = WORKLOADS.named(name);
    Map<String, String> given = parse(settings);
    assertThatThrownBy(() -> Parameters.resolve(workload, "default", "default", given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "many", "3000000000"})
  void aSizeThatIsNoWholeNumberFromOneOnIsRefused(String size) {
    assertThatThrownBy(() -> Parameters.resolve(WORKLOADS.named("cpu"), size, "default", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "size=%s is not valid; valid: default, article, or a whole number of at least 1", size);
  }

  @Test
  void onlyTheLockIsSharedByWhatProcessesCannotShare() {
    assertThat(workloads().filter(workload -> workload.sharing() == Sharing.LOCK))
        .extracting(Workload::name)
        .containsExactly("lock");
  }

  static Stream<Arguments> footprints() {
    long vector = 64_000_000L * 8;
    long matrix = 1500L * 1500 * 8;
    return Stream.of(
        Arguments.of("vector-add", "", 2 * vector, vector),
        Arguments.of("dot-product", "", 2 * matrix, matrix),
        Arguments.of("dot-product", "kind=vector", 16_000_000L, 0L));
  }

  @ParameterizedTest
  @MethodSource("footprints")
  void theArticlesSizesNeedTheMemoryOfTheirOperandsAndResults(
      String name, String settings, long inputBytes, long taskBytes) {
    Workload workload = WORKLOADS.named(name);
    Parameters parameters = Parameters.resolve(workload, "article", "article", parse(settings));
    assertThat(workload.footprint(parameters)).isEqualTo(new Footprint(inputBytes, taskBytes));
  }

  @Test
  void aChildThatIsSentItsInputNeedsRoomForTheBytesAndWhatIsUnpackedFromThem() {
    Workload workload = WORKLOADS.named("vector-add");
    Parameters parameters =
        Parameters.resolve(workload, "1000", "default", Map.of("input", "sent")).forChild();
    assertThat(workload.footprint(parameters)).isEqualTo(new Footprint(0, 5 * 8000));
  }

  private static Map<String, String> parse(String settings) {
    return Arrays.stream(settings.split(" "))
        .filter(setting -> !setting.isEmpty())
        .map(setting -> setting.split("=", 2))
        .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
  }
}
