package dev.parallax.campaign.jmh;

import dev.parallax.campaign.jmh.Metric.Histogram;
import dev.parallax.campaign.jmh.Metric.Kind;
import dev.parallax.campaign.jmh.Metric.Score;
import dev.parallax.campaign.jmh.Metric.Value;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.SampleTimeResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.SingleShotResult;
import org.openjdk.jmh.results.TextResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.util.SampleBuffer;

/**
 * JMH's results as values that can be written down, and back again.
 *
 * <p>The values stand for what is left when JMH has put the threads of an iteration together; from
 * there on JMH computes from them what it would have computed from its own objects.
 *
 * <p>Not Java serialisation, though all of JMH's results are {@code Serializable}: nobody could
 * read such a journal or repair it, it would be tied to the classes of one JMH version, and reading
 * objects from a file that somebody sent is a way in.
 *
 * <p>What can't be taken along: the text of profilers that only have text (perfasm, stack, jfr; JMH
 * prints it when asked by {@code -v}; their rows stay, with the score NaN that JMH gives them), and
 * the quantiles that the profilers pauses and safepoints derive from their histograms (their sums
 * stay).
 */
public final class JmhResults {
  /** JMH's unit of what is no number. */
  private static final String NO_UNIT = "---";

  private JmhResults() {}

  /** What the forks of one run of JMH measured. */
  public static ModeResult of(RunResult run, BenchmarkParams params) {
    return new ModeResult(
        params,
        run.getBenchmarkResults().stream()
            .map(fork -> forkOf(fork, params.getTimeUnit()))
            .toList());
  }

  private static ModeResult.Fork forkOf(BenchmarkResult fork, TimeUnit unit) {
    List<Result<?>> primaries = new ArrayList<>();
    List<Map<String, Result<?>>> secondaries = new ArrayList<>();
    TreeSet<String> labels = new TreeSet<>();
    for (IterationResult iteration : fork.getIterationResults()) {
      primaries.add(iteration.getPrimaryResult());
      Map<String, Result<?>> own = new TreeMap<>();
      iteration
          .getSecondaryResults()
          .forEach((label, result) -> {
            // What is derived is computed anew whenever it is asked for.
            if (!result.getRole().isDerivative()) {
              own.put(label, result);
            }
          });
      secondaries.add(own);
      labels.addAll(own.keySet());
    }
    return new ModeResult.Fork(
        metric(primaries.stream().<Optional<Result<?>>>map(Optional::of).toList(), unit),
        labels.stream()
            .map(label ->
                metric(
                    secondaries.stream()
                        .<Optional<Result<?>>>map(own -> Optional.ofNullable(own.get(label)))
                        .toList(),
                    unit))
            .toList(),
        ofFork(fork, unit));
  }

  private static List<Metric> ofFork(BenchmarkResult fork, TimeUnit unit) {
    List<Metric> metrics = new ArrayList<>();
    for (String label : new TreeSet<>(fork.getBenchmarkResults().keys())) {
      for (Result<?> result : fork.getBenchmarkResults().get(label)) {
        if (result.getRole() == ResultRole.SECONDARY) {
          metrics.add(metric(List.of(Optional.of(result)), unit));
        }
      }
    }
    return metrics;
  }

  private static Metric metric(List<Optional<Result<?>>> results, TimeUnit unit) {
    Result<?> any = results.stream().flatMap(Optional::stream).findFirst().orElseThrow();
    return new Metric(
        any.getLabel(),
        kindOf(any),
        any.getScoreUnit(),
        policyOf(any),
        results.stream().map(result -> result.map(present -> valueOf(present, unit))).toList());
  }

  private static Kind kindOf(Result<?> result) {
    if (result.getScoreUnit().equals(NO_UNIT) && Double.isNaN(result.getScore())) {
      return Kind.TEXT;
    }
    return switch (result) {
      case SampleTimeResult sampled -> Kind.SAMPLE;
      case ScalarResult scalar -> Kind.SCALAR;
      default -> Kind.SCORE;
    };
  }

  private static Value valueOf(Result<?> result, TimeUnit unit) {
    return result instanceof SampleTimeResult
        ? new Histogram(counts(result, unit))
        : new Score(result.getScore());
  }

  /** JMH keeps whole nanoseconds and shows them in the benchmark's unit. */
  private static SortedMap<Long, Long> counts(Result<?> sampled, TimeUnit unit) {
    double perNano = 1.0 / unit.toNanos(1);
    TreeMap<Long, Long> counts = new TreeMap<>();
    Iterator<Map.Entry<Double, Long>> bars = sampled.getStatistics().getRawData();
    while (bars.hasNext()) {
      Map.Entry<Double, Long> bar = bars.next();
      if (bar.getValue() > 0) {
        counts.merge(Math.round(bar.getKey() / perNano), bar.getValue(), Long::sum);
      }
    }
    return counts;
  }

  /**
   * How JMH puts the scores of iterations together. It sums those of threads and averages those of
   * iterations for throughput; a result that knows its own way doesn't say it, so its field is
   * read.
   */
  private static AggregationPolicy policyOf(Result<?> result) {
    return switch (result) {
      case ThroughputResult throughput -> AggregationPolicy.AVG;
      case AverageTimeResult average -> AggregationPolicy.AVG;
      case SingleShotResult shot -> AggregationPolicy.AVG;
      case SampleTimeResult sampled -> AggregationPolicy.AVG;
      default -> policyField(result);
    };
  }

  /** A protected field without a getter: sum, minimum and maximum of one score are the same. */
  private static AggregationPolicy policyField(Result<?> result) {
    try {
      Field field = Result.class.getDeclaredField("policy");
      field.setAccessible(true);
      return (AggregationPolicy) field.get(result);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this version of JMH has no Result.policy", e);
    }
  }

  /** The forks as JMH's own results. */
  public static List<BenchmarkResult> toJmh(ModeResult result) {
    return result.forks().stream().map(fork -> toJmh(fork, result.params())).toList();
  }

  private static BenchmarkResult toJmh(ModeResult.Fork fork, BenchmarkParams params) {
    List<IterationResult> iterations = new ArrayList<>();
    for (int i = 0; i < fork.primary().values().size(); i++) {
      IterationResult iteration =
          new IterationResult(params, params.getMeasurement(), new IterationResultMetaData(0, 0));
      add(iteration, fork.primary(), ResultRole.PRIMARY, i, params.getTimeUnit());
      for (Metric metric : fork.secondary()) {
        add(iteration, metric, ResultRole.SECONDARY, i, params.getTimeUnit());
      }
      iterations.add(iteration);
    }
    BenchmarkResult result = new BenchmarkResult(params, iterations);
    for (Metric metric : fork.ofFork()) {
      metric
          .values()
          .getFirst()
          .ifPresent(value ->
              result.addBenchmarkResult(
                  toJmh(metric, value, ResultRole.SECONDARY, params.getTimeUnit())));
    }
    return result;
  }

  private static void add(
      IterationResult iteration, Metric metric, ResultRole role, int index, TimeUnit unit) {
    metric
        .values()
        .get(index)
        .ifPresent(value -> iteration.addResult(toJmh(metric, value, role, unit)));
  }

  private static Result<?> toJmh(Metric metric, Value value, ResultRole role, TimeUnit unit) {
    return switch (value) {
      case Histogram histogram ->
          new SampleTimeResult(role, metric.label(), buffer(histogram), unit);
      case Score(double score) ->
          switch (metric.kind()) {
            case SCALAR -> new ScalarResult(metric.label(), score, metric.unit(), metric.policy());
            case TEXT -> new TextResult("", metric.label());
            case SCORE, SAMPLE ->
                new JmhScore(role, metric.label(), score, metric.unit(), metric.policy());
          };
    };
  }

  private static SampleBuffer buffer(Histogram histogram) {
    SampleBuffer buffer = new SampleBuffer();
    histogram
        .counts()
        .forEach((nanos, samples) -> {
          for (long i = 0; i < samples; i++) {
            buffer.add(nanos);
          }
        });
    return buffer;
  }
}
