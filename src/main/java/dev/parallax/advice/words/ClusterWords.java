package dev.parallax.advice.words;

import dev.parallax.stat.cluster.ClusterCosts;
import dev.parallax.stat.cluster.Limit;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.SimulatedCluster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was simulated of a cluster, in words. */
public final class ClusterWords {
  private ClusterWords() {}

  /** What went into the simulation, and where more members stop to help. */
  public static List<String> of(SimulatedCluster table) {
    return List.of(work(table), costs(table), stop(table));
  }

  private static String work(SimulatedCluster table) {
    List<Double> seconds = table.work().seconds();
    String shortest = Words.time(Collections.min(seconds));
    String longest = Words.time(Collections.max(seconds));
    return "%s of %s, as long as the last serial ones of the run; members as fast as this machine is with one task"
        .formatted(
            Words.count(table.work().tasks(), "task"),
            shortest.equals(longest) ? shortest : shortest + " to " + longest);
  }

  private static String costs(SimulatedCluster table) {
    ClusterCosts costs = table.costs();
    List<String> all = new ArrayList<>();
    all.add(
        "a message takes %s of the dispatcher's time and of its member's"
            .formatted(Words.time(costs.dispatcher().message())));
    all.add("%s on its way there and back".formatted(Words.time(2 * costs.way())));
    all.add("%s more for a task in it".formatted(Words.time(costs.dispatcher().task())));
    if (table.work().isSent()) {
      all.add("the input of a task keeps the network busy for " + Words.time(costs.input()));
    }
    if (table.key().lifecycle() == Lifecycle.COLD) {
      all.add(
          "%s start and join within %s"
              .formatted(
                  Words.count(table.rows().getFirst().simulated().members(), "member"),
                  Words.time(costs.start())));
    }
    return "costs on this machine: " + String.join(", ", all);
  }

  private static String stop(SimulatedCluster table) {
    SimulatedCluster.Row last = table.rows().getLast();
    int most = last.simulated().members();
    return last.simulated().limit() == Limit.NOTHING
        ? "simulated, more members help up to all %s".formatted(most)
        : "simulated, %s the fewest within %s of the best number up to %s; %s is limited by: %s"
            .formatted(
                Words.count(table.fewest(), "member") + (table.fewest() == 1 ? " is" : " are"),
                Words.percent(table.margin()),
                most,
                most,
                last.simulated().limit().words());
  }
}
