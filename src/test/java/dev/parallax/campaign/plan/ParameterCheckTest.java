package dev.parallax.campaign.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.jmh.BenchmarkCatalog;
import dev.parallax.workload.Workloads;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What depends on the JDK of the forks, and on several parameters together. */
class ParameterCheckTest {
  private static void check(int jdk, String... parameters) throws BadRequest {
    new ParameterCheck(
            Workloads.available(),
            ParameterArguments.parse(List.of(parameters)),
            OptionalInt.of(jdk))
        .check(BenchmarkCatalog.find(List.of("BatchBenchmark.warm"), List.of()));
  }

  @Test
  void carriersAreRefusedInOneLineWhereForksCannotSayHowManyTheyHave() {
    assertThatThrownBy(() -> check(21, "model=virtual", "carriers=2"))
        .isInstanceOf(BadRequest.class)
        .hasMessage(
            "-p carriers: a fork on JDK 21 can't say how many carriers it has; valid from JDK 24"
                + " on");
    assertThatCode(() -> check(24, "model=virtual", "carriers=2")).doesNotThrowAnyException();
    assertThatCode(() -> check(21, "model=virtual")).doesNotThrowAnyException();
  }

  @Test
  void membersOfAClusterAreNotPolluted() {
    assertThatThrownBy(() -> check(25, "model=cluster", "profile=clean,polluted"))
        .isInstanceOf(BadRequest.class)
        .hasMessage(
            "-p profile=polluted: members of a cluster run no work but their own; valid with the"
                + " other models");
  }
}
