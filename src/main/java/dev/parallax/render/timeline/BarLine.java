package dev.parallax.render.timeline;

import dev.parallax.table.timeline.TaskPanel;
import dev.parallax.table.timeline.TaskPanel.Bar;
import dev.parallax.table.timeline.TaskPanel.Phase;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The time of one worker as a line of characters, each the same share of the time axis. Tasks in a
 * row look different by turns, so that each is seen.
 */
final class BarLine {
  static final char ODD = '█';
  static final char EVEN = '▒';

  /** Some task ran here, but less than half of the time. */
  static final char SHORT = '▏';

  static final char POOL = '-';
  static final char IDLE = ' ';
  static final char END = '|';

  /** A smaller share of a character is no more than where a bar ends. */
  private static final double SEEN = 0.05;

  private final char[] line;
  private final double nanosPerCharacter;

  private BarLine(int columns, long endNanos) {
    this.line = new char[columns];
    this.nanosPerCharacter = (double) endNanos / columns;
    Arrays.fill(line, IDLE);
  }

  /**
   * Draws the line.
   *
   * @param bars the worker's tasks, in any order
   * @param columns how many characters the axis has; the mark of the makespan may stand behind them
   * @param endNanos where the axis ends
   */
  static String draw(TaskPanel panel, List<Bar> bars, int columns, long endNanos) {
    BarLine line = new BarLine(columns, endNanos);
    panel.open().ifPresent(line::drawPool);
    panel.close().ifPresent(line::drawPool);
    line.drawTasks(bars);
    return line.withEnd(panel.makespanNanos());
  }

  private void drawPool(Phase phase) {
    for (int at = 0; at < line.length; at++) {
      if (overlap(at, (double) phase.startNanos(), (double) phase.stopNanos()) > 0.5) {
        line[at] = POOL;
      }
    }
  }

  private void drawTasks(List<Bar> bars) {
    double[] busy = new double[line.length];
    double[] most = new double[line.length];
    boolean[] tiny = new boolean[line.length];
    char[] look = new char[line.length];
    List<Bar> sorted = bars.stream().sorted(Comparator.comparingLong(Bar::startNanos)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      Bar bar = sorted.get(i);
      int first = column(bar.startNanos());
      int last = Math.max(first, column(bar.stopNanos()));
      tiny[first] |= bar.stopNanos() - bar.startNanos() < nanosPerCharacter;
      for (int at = first; at <= last; at++) {
        double share = overlap(at, (double) bar.startNanos(), (double) bar.stopNanos());
        busy[at] += share;
        if (share >= most[at]) {
          most[at] = share;
          look[at] = i % 2 == 0 ? ODD : EVEN;
        }
      }
    }
    for (int at = 0; at < line.length; at++) {
      if (busy[at] >= 0.5) {
        line[at] = look[at];
      } else if (line[at] == IDLE && (busy[at] > SEEN || tiny[at])) {
        line[at] = SHORT;
      }
    }
  }

  private int column(long nanos) {
    return Math.clamp((long) Math.floor(nanos / nanosPerCharacter), 0, line.length - 1);
  }

  /** Which share of a character's time lies between two moments. */
  private double overlap(int at, double startNanos, double stopNanos) {
    double from = Math.max(at * nanosPerCharacter, startNanos);
    double to = Math.min((at + 1) * nanosPerCharacter, stopNanos);
    return Math.max(0, to - from) / nanosPerCharacter;
  }

  private String withEnd(long makespanNanos) {
    int end = (int) Math.clamp(Math.ceil(makespanNanos / nanosPerCharacter - 1e-9), 0, line.length);
    StringBuilder text = new StringBuilder(new String(line)).append(IDLE);
    text.setCharAt(end, text.charAt(end) == IDLE ? END : text.charAt(end));
    return text.toString().stripTrailing();
  }
}
