package dev.parallax.measure.tree;

import com.sun.management.OperatingSystemMXBean;
import dev.parallax.jvm.JvmUsage;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what the JDK knows on any system: this JVM's own figures, named {@code fork} and not {@code
 * tree}. What its children use is not in them: a child that begins and ends in between leaves no
 * trace.
 */
final class PortableMeter implements TreeMeter {
  private @Nullable Begin begin;

  private record Begin(long cpuNanos, JvmUsage usage) {}

  @Override
  public void begin(TreeMeter.Children children) {
    begin = new Begin(cpuNanos(), JvmUsage.now());
  }

  @Override
  public List<Figure> end() {
    if (begin == null) {
      throw new IllegalStateException("end without begin");
    }
    Begin since = begin;
    begin = null;
    List<Figure> figures = new ArrayList<>();
    long nanos = cpuNanos();
    if (nanos >= 0 && since.cpuNanos >= 0) {
      figures.add(Figure.time("fork.cpu", (double) (nanos - since.cpuNanos)));
    }
    figures.addAll(JvmMeter.figures(JvmUsage.now().since(since.usage), "fork", 0));
    return figures;
  }

  /** CPU time of this process so far; negative where it is unknown. */
  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : -1;
  }
}
