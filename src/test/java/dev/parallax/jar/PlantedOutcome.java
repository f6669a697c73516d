package dev.parallax.jar;

import dev.parallax.result.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What campaigns said of work whose times are known.
 *
 * @param campaigns how many there were
 * @param cells how many they measured
 * @param saidCold cells of which is said that they weren't warm
 * @param cellsOff cells that are off by more than the suite promises of work that sleeps, though
 *     nothing is said of them
 * @param intervals of ratios for which there is evidence
 * @param covering those that hold the true ratio
 * @param wrong what is off, turned or needlessly said, a sentence each
 */
record PlantedOutcome(
    int campaigns,
    int cells,
    int saidCold,
    int cellsOff,
    int intervals,
    int covering,
    List<Wrong> wrong) {
  /** What can be wrong with a campaign. */
  enum Kind {
    OFF("off by 5 %, unsaid"),
    COUNTED("said, and counted"),
    TURNED("turned"),
    NEEDLESS("said, not planted");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  record Wrong(Kind kind, String what) {}

  /** What the suite promises of work that sleeps, where the machine doesn't stop meanwhile. */
  private static final double TOLERANCE = 0.02;

  /**
   * Beside it for child JVMs: what takes place once in an iteration of 100 ms, to hand the first
   * tasks over and hear of the last, is up to 1 % of it and can't be part of a sleep.
   */
  private static final double OF_PIPES = 0.01;

  /** Two that differ by less are the same to the suite. */
  private static final double MARGIN = 0.05;

  PlantedOutcome {
    wrong = List.copyOf(wrong);
  }

  /** Reads what a campaign left. */
  static PlantedOutcome of(PlantedCampaign campaign, Path run) throws IOException {
    return new Reading(campaign, run).outcome();
  }

  static PlantedOutcome sum(Collection<PlantedOutcome> all) {
    return new PlantedOutcome(
        all.stream().mapToInt(PlantedOutcome::campaigns).sum(),
        all.stream().mapToInt(PlantedOutcome::cells).sum(),
        all.stream().mapToInt(PlantedOutcome::saidCold).sum(),
        all.stream().mapToInt(PlantedOutcome::cellsOff).sum(),
        all.stream().mapToInt(PlantedOutcome::intervals).sum(),
        all.stream().mapToInt(PlantedOutcome::covering).sum(),
        all.stream().flatMap(one -> one.wrong().stream()).toList());
  }

  double coverage() {
    return intervals == 0 ? 1 : (double) covering / intervals;
  }

  /** A table of one line. */
  String table() {
    StringBuilder head = new StringBuilder("| campaigns | cells | not warm |");
    StringBuilder line =
        new StringBuilder("| %d | %d | %d |".formatted(campaigns, cells, saidCold));
    for (Kind kind : Kind.values()) {
      head.append(" %s |".formatted(kind.words));
      line.append(" %d |".formatted(wrong.stream().filter(one -> one.kind() == kind).count()));
    }
    head.append(" off by 2 %, unsaid | intervals | covering |");
    line.append(" %d | %d | %.1f %% |".formatted(cellsOff, intervals, 100 * coverage()));
    return "%s%n|%s%n%s%n".formatted(head, "--:|".repeat(7 + Kind.values().length - 1), line);
  }

  /** One campaign's files. */
  private static final class Reading {
    private final PlantedCampaign campaign;
    private final Map<String, Object> verdicts;
    private final Set<String> cold = new HashSet<>();
    private final List<Wrong> wrong = new ArrayList<>();

    Reading(PlantedCampaign campaign, Path run) throws IOException {
      this.campaign = campaign;
      verdicts = JsonTree.object(JsonTree.read(Files.readAllBytes(run.resolve("verdicts.json"))));
      for (Map<String, Object> finding : objects("findings")) {
        if (finding.get("code").equals("not-warm")) {
          // Behind the family, whose settings may have the same words.
          String where = finding.get("where").toString().replaceFirst("^.*: ", "");
          campaign.cells().stream().filter(where::contains).forEach(cold::add);
        }
      }
    }

    PlantedOutcome outcome() {
      List<Map<String, Object>> cells = objects("cells");
      cells.forEach(this::checkLevel);
      if (!campaign.isPlanted()) {
        cold.forEach(cell -> add(Kind.NEEDLESS, cell));
      }
      int intervals = 0;
      int covering = 0;
      for (Map<String, Object> pair : objects("comparisons")) {
        if (!pair.get("evidence").equals("none")) {
          intervals++;
          covering += holds(pair, TOLERANCE) ? 1 : 0;
          checkPair(pair);
        }
      }
      int cellsOff = (int) cells.stream().filter(cell -> isOff(cell, TOLERANCE)).count();
      return new PlantedOutcome(1, cells.size(), cold.size(), cellsOff, intervals, covering, wrong);
    }

    private void checkLevel(Map<String, Object> cell) {
      if (isOff(cell, MARGIN)) {
        String name = name(cell);
        add(
            Kind.OFF,
            "%s: %.2f ms, really %.2f"
                .formatted(name, 1000 * seconds(cell), 1000 * campaign.trueSeconds(name)));
      }
    }

    private boolean isOff(Map<String, Object> cell, double tolerance) {
      String name = name(cell);
      double most = tolerance + (name.startsWith("process") ? OF_PIPES : 0);
      return !cold.contains(name)
          && !(Math.abs(seconds(cell) / campaign.trueSeconds(name) - 1) <= most);
    }

    private static double seconds(Map<String, Object> cell) {
      return number(JsonTree.object(cell.get("estimate")), "value");
    }

    private void checkPair(Map<String, Object> pair) {
      String a = name(JsonTree.object(pair.get("a")));
      String b = name(JsonTree.object(pair.get("b")));
      String verdict = pair.get("verdict").toString();
      String said =
          "%s against %s: %s, %s, really %.2f"
              .formatted(a, b, verdict, pair.get("ratio"), trueRatio(pair));
      if (cold.contains(a) || cold.contains(b)) {
        add(Kind.COUNTED, said);
      }
      // An interval may miss by chance; by more than what counts as a difference it may not.
      boolean right =
          verdict.equals("inconclusive") || verdict.equals(trueVerdict(trueRatio(pair)));
      if (!right || !holds(pair, MARGIN)) {
        add(Kind.TURNED, said);
      }
    }

    private boolean holds(Map<String, Object> pair, double tolerance) {
      Map<String, Object> ratio = JsonTree.object(pair.get("ratio"));
      double truth = trueRatio(pair);
      return number(ratio, "lo") <= truth * (1 + tolerance)
          && number(ratio, "hi") >= truth / (1 + tolerance);
    }

    private double trueRatio(Map<String, Object> pair) {
      return campaign.trueSeconds(name(JsonTree.object(pair.get("a"))))
          / campaign.trueSeconds(name(JsonTree.object(pair.get("b"))));
    }

    private void add(Kind kind, String what) {
      wrong.add(new Wrong(kind, "%s: %s: %s".formatted(kind.words, campaign, what)));
    }

    private List<Map<String, Object>> objects(String field) {
      return JsonTree.array(verdicts.get(field)).stream().map(JsonTree::object).toList();
    }
  }

  private static String trueVerdict(double ratio) {
    if (Math.abs(Math.log(ratio)) < Math.log1p(MARGIN)) {
      return "equivalent";
    }
    return ratio < 1 ? "faster" : "slower";
  }

  private static double number(Map<String, Object> object, String field) {
    return JsonTree.number(JsonTree.field(object, field));
  }

  /** As reports write it; of a cell, a row, or parameters alone. */
  private static String name(Map<String, Object> of) {
    Map<String, Object> params =
        of.containsKey("params") ? JsonTree.object(JsonTree.field(of, "params")) : of;
    return params.containsKey("model")
        ? params.get("model") + " x " + params.get("workers")
        : "serial";
  }
}
