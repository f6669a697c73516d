package dev.parallax.own;

import dev.parallax.measure.tree.Figure;
import dev.parallax.measure.tree.TreeMeter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalDouble;

/** How many cores this JVM and its descendants keep busy, compilers left out. */
final class Load {
  /** The kernel counts CPU time by hundredths of a second: less says nothing. */
  static final double LEAST_SECONDS = 0.2;

  private final TreeMeter meter = TreeMeter.ofThisJvm();
  private final long startCpuNanos;
  private final long startNanos;

  private Load() throws InterruptedException {
    meter.begin(TreeMeter.Children.NONE);
    // After the meter has begun, for which it loads classes: of work that waits it is the most.
    startCpuNanos = cpuNanos();
    startNanos = System.nanoTime();
  }

  static Load begin() throws InterruptedException {
    return new Load();
  }

  /** Time since the beginning. */
  double seconds() {
    return (System.nanoTime() - startNanos) * 1e-9;
  }

  /** Busy cores since the beginning. */
  BusyCores end() throws InterruptedException {
    double seconds = seconds();
    double ownMillis = (cpuNanos() - startCpuNanos) * 1e-6;
    List<Figure> figures = meter.end();
    OptionalDouble cpuMillis = millis(figures, "tree.cpu");
    if (cpuMillis.isEmpty() || seconds < LEAST_SECONDS) {
      return BusyCores.UNKNOWN;
    }
    double compilingMillis = millis(figures, "tree.compile.time").orElse(0);
    return new BusyCores(
        cores(cpuMillis.getAsDouble() - compilingMillis, seconds),
        cores(ownMillis - compilingMillis, seconds));
  }

  private static double cores(double cpuMillis, double seconds) {
    return Math.max(0, cpuMillis) / (seconds * 1e3);
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static OptionalDouble millis(List<Figure> figures, String name) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name))
        .mapToDouble(Figure::value)
        .findFirst();
  }
}
