package dev.parallax.campaign.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.measure.TreeProfiler;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.ProfilerConfig;

class ProfilersTest {
  private static final String TREE = TreeProfiler.class.getName();

  /** Those of every fork. */
  private static List<String> profilers(boolean plain, String... jmh) throws BadRequest {
    ForkOptions options = ForkOptions.of(JmhOptions.parse(List.of(jmh)), false, plain);
    return Stream.concat(
            options.jmh().forkOptions().getProfilers().stream().map(ProfilerConfig::getKlass),
            options.addsTree() ? Stream.of(TREE) : Stream.of())
        .toList();
  }

  @Test
  void aCampaignAddsTheTreeOnce() throws BadRequest {
    assertThat(profilers(false)).containsExactly(TREE);
    assertThat(profilers(false, "-prof", "gc")).containsExactlyInAnyOrder("gc", TREE);
    assertThat(profilers(false, "-prof", "tree")).containsExactly(TREE);
    assertThat(profilers(false, "-prof", TREE)).containsExactly(TREE);
  }

  @Test
  void theTreeCanBeTurnedOff() throws BadRequest {
    assertThat(profilers(false, "-prof", "tree:off")).isEmpty();
    assertThat(profilers(false, "-prof", "tree:off", "-prof", "gc")).containsExactly("gc");
  }

  @Test
  void aPlainRunHasTheTreeOnlyWhenAsked() throws BadRequest {
    assertThat(profilers(true)).isEmpty();
    assertThat(profilers(true, "-prof", "tree")).containsExactly(TREE);
  }

  @Test
  void whatIsNoOptionIsLeftAlone() throws BadRequest {
    assertThat(Profilers.forJmh(List.of("tree:off", "-e", "tree", "-prof")))
        .containsExactly("tree:off", "-e", "tree", "-prof");
    assertThat(Profilers.forJmh(List.of("-prof", GCProfiler.class.getName())))
        .containsExactly("-prof", GCProfiler.class.getName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tree:fast", "tree:on", "gc:much", "trees", ""})
  void aProfilerThatIsNoneOrASettingThatItLacksIsRefusedInOneLine(String profiler) {
    assertThatThrownBy(() -> JmhOptions.parse(List.of("-prof", profiler)))
        .isInstanceOfSatisfying(
            BadRequest.class,
            e ->
                assertThat(e.what())
                    .startsWith("-prof")
                    .endsWith("-lprof lists them")
                    .hasLineCount(1));
  }
}
