package dev.parallax.stat.cluster;

import dev.parallax.stat.cluster.ClusterCosts.Busy;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What was measured of a cluster's costs, in seconds.
 *
 * @param roundTrip an empty task, there and back
 * @param oneByOne an almost empty task in a message of its own, while others are on their way
 * @param inBatch an empty task among many in a message
 * @param input the input of a task on its way to a member; empty if members make it
 * @param start from nothing to the first result, by the number of members; empty for a pool that is
 *     open
 */
public record MeasuredCosts(
    Measured roundTrip,
    Measured oneByOne,
    Measured inBatch,
    Optional<Measured> input,
    SortedMap<Integer, Measured> start) {
  public MeasuredCosts {
    start = Collections.unmodifiableSortedMap(new TreeMap<>(start));
  }

  boolean haveErrors() {
    return Stream.of(
            Stream.of(roundTrip, oneByOne, inBatch), input.stream(), start.values().stream())
        .flatMap(all -> all)
        .allMatch(Measured::hasError);
  }

  /** The costs of a cluster of so many members. */
  public ClusterCosts of(int members) {
    return of(members, Measured::value);
  }

  /**
   * The same with other values of what was measured.
   *
   * <p>While many messages are on their way, the dispatcher is what all of them need: the time of
   * one is its own. A member handles a message as the dispatcher does. What is left of a round trip
   * is the way.
   */
  ClusterCosts of(int members, ToDoubleFunction<Measured> value) {
    double message = value.applyAsDouble(oneByOne);
    double way = Math.max(0, value.applyAsDouble(roundTrip) / 2 - message);
    Busy busy = new Busy(message, value.applyAsDouble(inBatch));
    return new ClusterCosts(
        busy,
        busy,
        way,
        input.map(value::applyAsDouble).orElse(0.0),
        start.isEmpty() ? 0 : start(members, value));
  }

  /** By the straight line through what was measured, which never falls. */
  private double start(int members, ToDoubleFunction<Measured> value) {
    double meanMembers = start.keySet().stream().mapToInt(count -> count).average().orElseThrow();
    double meanSeconds = 0;
    double products = 0;
    double squares = 0;
    for (Map.Entry<Integer, Measured> point : start.entrySet()) {
      double seconds = value.applyAsDouble(point.getValue());
      double distance = point.getKey() - meanMembers;
      meanSeconds += seconds / start.size();
      products += distance * seconds;
      squares += distance * distance;
    }
    double perMember = squares == 0 ? 0 : Math.max(0, products / squares);
    return Math.max(0, meanSeconds + perMember * (members - meanMembers));
  }
}
