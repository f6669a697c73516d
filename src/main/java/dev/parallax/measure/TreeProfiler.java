package dev.parallax.measure;

import dev.parallax.measure.tree.Figure;
import dev.parallax.measure.tree.TreeMeter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * JMH profiler {@code tree}: what a fork and all its descendants use, which JMH's own profilers see
 * of the fork alone. On in every campaign, unless {@code -prof tree:off} is given.
 */
public final class TreeProfiler implements InternalProfiler, Iteration.Listener {
  /** Its name behind {@code -prof}. */
  public static final String NAME = "tree";

  /** The one setting: keeps a campaign from adding it. */
  public static final String OFF = "off";

  private final TreeMeter meter;
  private Optional<List<Figure>> ended = Optional.empty();
  private int warmUpsBegun;
  private boolean measuring;
  private boolean begun;

  /**
   * Whether the benchmark reports when its operations begin, known once it has. A second reading
   * before that moment would be wasted: 5 ms with threads, 15 ms with eight child JVMs.
   */
  private boolean told;

  /** Without settings, as JMH makes it where {@code -prof} has none. */
  public TreeProfiler() {
    this.meter = TreeMeter.ofThisJvm();
  }

  /**
   * With the settings behind the colon.
   *
   * @throws ProfilerException if there are any: {@code off} never comes here
   */
  public TreeProfiler(String settings) throws ProfilerException {
    this();
    if (!settings.isEmpty()) {
      throw new ProfilerException(
          "-prof %s:%s: the only setting is %s".formatted(NAME, settings, OFF));
    }
  }

  @Override
  public String getDescription() {
    return "-prof "
        + NAME
        + ": CPU time, context switches, memory and threads of a fork and all its descendants";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmarkParams, IterationParams iterationParams) {
    begun = false;
    measuring = isWanted(iterationParams);
    if (!measuring) {
      return;
    }
    Iteration.listen(this);
    ended = Optional.empty();
    if (told) {
      return;
    }
    // Pools belong to another thread, which may ask their children later.
    try {
      begin(TreeMeter.Children.NONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // no child is asked, so this never waits
    }
  }

  /**
   * Whether an iteration is to be measured: JMH throws away the figures of warm-up. Its last
   * iteration is measured all the same, so that the classes that do it, also in child JVMs, are
   * loaded before anything counts.
   */
  private boolean isWanted(IterationParams iterationParams) {
    if (iterationParams.getType() != IterationType.WARMUP) {
      return true;
    }
    warmUpsBegun++;
    return warmUpsBegun >= iterationParams.getCount();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmarkParams, IterationParams iterationParams, IterationResult result) {
    if (!measuring) {
      return List.of();
    }
    long operations = result.getMetadata().getAllOps();
    try {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // as in beforeIteration
    }
    List<Figure> figures = ended.orElse(List.of());
    return operations > 0
        ? figures.stream().map(figure -> figure.over(operations)).toList()
        : List.of();
  }

  @Override
  public void begin() throws InterruptedException {
    if (!measuring) {
      return;
    }
    ended = Optional.empty();
    told = true;
    begin(Iteration::childUsage);
  }

  private void begin(TreeMeter.Children children) throws InterruptedException {
    Iteration.workerTime().clear();
    meter.begin(children);
    begun = true;
  }

  @Override
  public void end() throws InterruptedException {
    if (begun && ended.isEmpty()) {
      List<Figure> figures = new ArrayList<>(meter.end());
      figures.addAll(Iteration.workerTime().figures());
      ended = Optional.of(List.copyOf(figures));
    }
  }
}
