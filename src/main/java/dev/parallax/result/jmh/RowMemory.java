package dev.parallax.result.jmh;

import dev.parallax.unit.Unit;
import java.util.HashMap;
import java.util.Map;

/**
 * What the rows of one file share, and how much they may keep: 50 MB of text have to fit into a
 * small heap.
 *
 * <p>A fork keeps every iteration up to {@link ForkBuilder#MOST_VALUES} of them. When all rows
 * together have kept {@link #MOST_VALUES}, the forks of further rows keep their mean only: verdicts
 * rest on that alone, and only the look inside a fork (is it steady?) is lost.
 *
 * <p>Rows of one file have much in common, so names, JVMs and units are kept once however many rows
 * bear them.
 */
public final class RowMemory {
  /** In all rows of a file, primary and secondary: 16 MB as doubles. */
  private static final int MOST_VALUES = 2 << 20;

  /** The values of a parameter such as a running number needn't be remembered all. */
  private static final int MOST_TEXTS = 1 << 16;

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Unit> units = new HashMap<>();
  private final Map<Vm, Vm> vms = new HashMap<>();
  private final ForkBuilder fork = new ForkBuilder();
  private int left = MOST_VALUES;

  /** The same text as one string however often it comes. */
  String text(String text) {
    return shared(texts, text);
  }

  Unit unit(String symbol) {
    return units.size() < MOST_TEXTS
        ? units.computeIfAbsent(symbol, Unit::parse)
        : Unit.parse(symbol);
  }

  Vm vm(Vm vm) {
    return shared(vms, vm);
  }

  private static <T> T shared(Map<T, T> known, T value) {
    T same = known.get(value);
    if (same == null && known.size() < MOST_TEXTS) {
      known.put(value, value);
    }
    return same == null ? value : same;
  }

  /** The builder for the next fork; {@link #endOfFork} gives the fork. */
  ForkBuilder fork() {
    return fork;
  }

  /** What the builder has gathered, within what may be kept. */
  Fork endOfFork() {
    if (fork.size() > Math.max(left, 0)) {
      fork.condense(1);
    }
    left -= fork.size();
    return fork.build();
  }
}
