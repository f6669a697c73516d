package dev.parallax.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where threads lose the time between what they need for an operation, all together, and what
 * serial needs.
 *
 * <p>The suite's workers do the same tasks as serial does, so what a method computes, or waits for,
 * is to take as long in both. What takes longer is a loss, and is named if chance does not explain
 * it: a place that takes a tenth of the loss or more, and more than serial does by four standard
 * deviations of what was counted. Counts of samples are taken as Poisson's.
 *
 * @param serial what serial did
 * @param threads what threads did
 * @param seconds how much longer the threads' time is than serial's, in an operation
 * @param largest at most three, the largest first
 * @param alike whether processor time has grown, and no place stands out
 */
public record Losses(
    Recorded serial, Recorded threads, double seconds, List<Loss> largest, boolean alike) {
  /** Of the threads' time: what is less is nothing to explain. */
  private static final double LEAST_LOSS = 0.1;

  /** Of what is lost. */
  private static final double LEAST_SHARE = 0.1;

  private static final double LEAST_SHARE_ALIKE = 0.3;
  private static final int MOST = 3;
  private static final double DEVIATIONS = 4;
  private static final long FEWEST_EVENTS = 10;

  public Losses {
    largest = List.copyOf(largest);
  }

  /**
   * Compares two forks of a case.
   *
   * @param kinds which losses are of interest
   */
  public static Losses of(Recorded serial, Recorded threads, Set<Kind> kinds) {
    double lost = threads.threadSeconds() - serial.threadSeconds();
    Losses nothing = new Losses(serial, threads, lost, List.of(), false);
    if (!nothing.isLoss()) {
      return nothing;
    }
    List<Loss> losses = new ArrayList<>();
    for (Kind kind : kinds) {
      threads
          .at(kind)
          .forEach((method, tally) ->
              loss(kind, method, tally, serial, threads, lost).ifPresent(losses::add));
    }
    if (kinds.contains(Kind.COLLECTIONS)) {
      collections(serial, threads, lost).ifPresent(losses::add);
    }
    losses.sort(Comparator.comparingDouble(Loss::growth).reversed().thenComparing(Loss::method));
    double computed = total(threads) - total(serial);
    return new Losses(
        serial,
        threads,
        lost,
        losses.subList(0, Math.min(MOST, losses.size())),
        losses.isEmpty() && computed > LEAST_SHARE_ALIKE * lost);
  }

  /** Whether there is anything to explain. */
  public boolean isLoss() {
    return seconds >= LEAST_LOSS * threads.threadSeconds();
  }

  /** By which factor processor time has grown. */
  public double processorGrowth() {
    return total(threads) / total(serial);
  }

  private static double total(Recorded recorded) {
    return recorded.at(Kind.PROCESSOR).values().stream().mapToDouble(Tally::amount).sum()
        / recorded.operations();
  }

  private static Optional<Loss> loss(
      Kind kind, String method, Tally tally, Recorded serial, Recorded threads, double lost) {
    Optional<Tally> before = Optional.ofNullable(serial.at(kind).get(method));
    double now = tally.amount() / threads.operations();
    double serially = before.map(Tally::amount).orElse(0.0) / serial.operations();
    double deviation =
        Math.hypot(
            deviation(tally, threads), before.map(known -> deviation(known, serial)).orElse(0.0));
    boolean isLarge = now - serially >= LEAST_SHARE * lost;
    boolean isChance = tally.count() < FEWEST_EVENTS || now - serially < DEVIATIONS * deviation;
    if (!isLarge || isChance) {
      return Optional.empty();
    }
    return Optional.of(
        new Loss(
            kind,
            method,
            tally.line(),
            tally.top().equals(method) ? "" : tally.top(),
            now,
            serially,
            (now - serially) / lost,
            share(kind, tally, threads),
            before.map(known -> share(kind, known, serial)).orElse(0.0)));
  }

  /** Of the mean of an operation, if events come independently and are about equally long. */
  private static double deviation(Tally tally, Recorded recorded) {
    return tally.amount() / Math.sqrt((double) tally.count()) / recorded.operations();
  }

  private static double share(Kind kind, Tally tally, Recorded recorded) {
    return kind == Kind.PROCESSOR
        ? (double) tally.count() / recorded.samples()
        : tally.amount() / recorded.operations() / recorded.threadSeconds();
  }

  private static Optional<Loss> collections(Recorded serial, Recorded threads, double lost) {
    double now = threads.pauseSeconds() * threads.workers();
    double serially = serial.pauseSeconds();
    if (threads.pauses() < FEWEST_EVENTS || now - serially < LEAST_SHARE * lost) {
      return Optional.empty();
    }
    Optional<Map.Entry<String, Tally>> site =
        threads.allocated().entrySet().stream()
            .max(Comparator.comparingDouble(entry -> entry.getValue().amount()));
    return Optional.of(
        new Loss(
            Kind.COLLECTIONS,
            site.map(Map.Entry::getKey).orElse("an unknown place"),
            site.map(entry -> entry.getValue().line()).orElse(""),
            "",
            now,
            serially,
            (now - serially) / lost,
            now / threads.threadSeconds(),
            serially / serial.threadSeconds()));
  }
}
