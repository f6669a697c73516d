package dev.parallax.stat.answers;

import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.Trust;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The cells of a case, by index in its family, as the questions need them: those that compete, in
 * groups, with the means that a group is compared by and the evidence that its best cell gives.
 */
final class AnswerCells {
  /** A cell with a larger share of down-weighted forks is not what its estimate says. */
  private static final double MOST_DOWN_WEIGHTED = 0.2;

  private final Family family;
  private final List<Setting> settings;
  private final CaseFit fit;
  private final Evidence cap;

  AnswerCells(Family family, List<Setting> settings, Evidence cap) {
    this.family = family;
    this.settings = List.copyOf(settings);
    this.fit = new CaseFit(family, settings);
    this.cap = cap;
  }

  CaseFit fit() {
    return fit;
  }

  Setting setting(int cell) {
    return settings.get(cell);
  }

  /** Cells that have a time and whose work is of the same nature. */
  List<Integer> where(Predicate<Setting> setting) {
    return IntStream.range(0, settings.size())
        .filter(cell -> family.cells().get(cell).recommendable() && fit.forks(cell) > 0)
        .filter(cell -> setting.test(settings.get(cell)))
        .boxed()
        .toList();
  }

  /** The cells whose times can be believed. Any other can only raise a doubt. */
  List<Integer> trusted(List<Integer> group) {
    return group.stream().filter(this::isTrusted).toList();
  }

  boolean isTrusted(int cell) {
    return trust(cell) != Trust.NONE && !isFasterThanItCanBe(cell);
  }

  /** Then rather what it is compared with was measured wrongly. */
  boolean isFasterThanItCanBe(int cell) {
    return trust(cell) == Trust.DOUBTED;
  }

  private Trust trust(int cell) {
    return family.cells().get(cell).trust();
  }

  boolean isPreferable(int cell) {
    return family.cells().get(cell).preferable();
  }

  int cost(int cell) {
    return family.cells().get(cell).cost();
  }

  /** ln of how much more its times may be than those of the work. */
  double excess(int cell) {
    return family.cells().get(cell).excess();
  }

  int mostRounds() {
    return IntStream.range(0, settings.size()).map(fit::forks).max().orElse(0);
  }

  /** The one with the smallest estimate. */
  int best(List<Integer> group) {
    return group.stream().min(Comparator.comparingDouble(fit::mean)).orElseThrow();
  }

  /**
   * Means that the best of a group is compared by, fixed before the data are seen: each cell, all
   * threads at one worker count, and all with more than one worker. A mean has less noise than a
   * cell. It is of use where the cells of a group differ little.
   */
  List<List<Integer>> means(List<Integer> group) {
    List<List<Integer>> means = new ArrayList<>();
    group.forEach(cell -> means.add(List.of(cell)));
    if (group.stream().allMatch(cell -> settings.get(cell).model().isThreads())) {
      for (int workers : counts(group)) {
        List<Integer> all = atCount(group, workers);
        if (all.size() > 1) {
          means.add(all);
        }
      }
    }
    List<Integer> parallel =
        group.stream()
            .filter(cell -> settings.get(cell).workers() > 1)
            .filter(cell -> settings.get(cell).model() != Setting.Model.OTHER)
            .toList();
    if (parallel.size() > 1) {
      means.add(parallel);
    }
    return means;
  }

  List<Integer> counts(List<Integer> group) {
    return group.stream().map(cell -> settings.get(cell).workers()).distinct().sorted().toList();
  }

  List<Integer> atCount(List<Integer> group, int workers) {
    return group.stream().filter(cell -> settings.get(cell).workers() == workers).toList();
  }

  int rounds(List<Integer> carriers) {
    return carriers.stream().mapToInt(fit::forks).min().orElse(0);
  }

  /** By the rounds of the cells that carry an answer, and by what is known of them. */
  Evidence evidence(List<Integer> carriers) {
    Evidence evidence = Evidence.ofRounds(rounds(carriers)).atMost(cap);
    for (int cell : carriers) {
      evidence = evidence.atMost(trust(cell).cap());
      if (!family.commonRounds() || fit.downWeighted(cell) > MOST_DOWN_WEIGHTED * fit.forks(cell)) {
        evidence = evidence.atMost(Evidence.SUGGESTIVE);
      }
    }
    return evidence;
  }
}
