package dev.parallax.campaign.plan;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.own.OwnJvm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Plans for tests: from benchmarks, JMH's options, parameters and a seed. */
public final class Plans {
  private Plans() {}

  /** What a run without options of the suite would do on two cores. */
  public static Plan plan(long seed, List<String> jmh, String... parameters) throws BadRequest {
    return plan(Optional.empty(), seed, jmh, parameters);
  }

  /** The same with a budget. */
  static Plan within(Duration budget, String... parameters) throws BadRequest {
    return plan(Optional.of(budget), 1, List.of("BatchBenchmark.warm"), parameters);
  }

  private static Plan plan(
      Optional<Duration> budget, long seed, List<String> jmh, String... parameters)
      throws BadRequest {
    RunRequest request =
        new RunRequest(
            JmhOptions.parse(jmh),
            ParameterArguments.parse(List.of(parameters)),
            OptionalInt.empty(),
            budget,
            false,
            false,
            false,
            false,
            OptionalLong.of(seed),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    try (OwnJvm jvm = request.ownWork().open()) {
      return new RunPlanner(request, 2).plan(jvm);
    }
  }
}
