package dev.parallax.render.timeline;

import dev.parallax.table.timeline.TaskPanel;
import dev.parallax.table.timeline.TaskPanel.Bar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The bars of a panel as they are drawn: tasks shorter than a pixel whose gaps are shorter, too,
 * are one bar, since ten thousand of them would be a large file and a black block.
 *
 * @param bars by worker, then by time
 * @param isMerged whether a bar is more than a task
 */
record LaneBars(List<Bar> bars, boolean isMerged) {
  LaneBars {
    bars = List.copyOf(bars);
  }

  static LaneBars of(TaskPanel panel, long pixelNanos) {
    List<Bar> drawn = new ArrayList<>();
    boolean merged = false;
    boolean lastIsShort = false;
    for (Bar bar :
        panel.bars().stream()
            .sorted(Comparator.comparingInt(Bar::worker).thenComparingLong(Bar::startNanos))
            .toList()) {
      boolean isShort = bar.stopNanos() - bar.startNanos() < pixelNanos;
      if (isShort && lastIsShort && touches(drawn.getLast(), bar, pixelNanos)) {
        Bar last = drawn.removeLast();
        drawn.add(
            new Bar(
                last.task(),
                last.worker(),
                last.startNanos(),
                Math.max(last.stopNanos(), bar.stopNanos())));
        merged = true;
      } else {
        drawn.add(bar);
      }
      lastIsShort = isShort;
    }
    return new LaneBars(drawn, merged);
  }

  private static boolean touches(Bar last, Bar next, long pixelNanos) {
    return last.worker() == next.worker() && next.startNanos() - last.stopNanos() < pixelNanos;
  }
}
