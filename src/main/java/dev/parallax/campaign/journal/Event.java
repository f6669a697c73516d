package dev.parallax.campaign.journal;

import dev.parallax.campaign.jmh.ModeResult;
import dev.parallax.json.Json;
import java.time.Instant;
import java.util.List;

/** Something that happened in a campaign: one line of its journal. */
public sealed interface Event {
  /** When it was over. */
  Instant at();

  /**
   * Where in a campaign a fork belongs.
   *
   * @param cell the cell's short name
   * @param round from 1; under {@code --plain} the number of the first of its forks
   * @param block workload and lifecycle
   * @param position of the cell in the order of its round, from 1, those that left counted too
   * @param attempt 1, or 2 when the fork was run again; the last one counts
   */
  record Place(String cell, int round, String block, int position, int attempt) {}

  /**
   * A cell was forked and measured.
   *
   * @param start when the fork was started, by the machine's clock
   * @param at when it had ended
   * @param nanos how long it was at work by the steady clock; in turns others were in between
   * @param results one for each mode
   * @param observed what was seen of the machine meanwhile; any fields
   */
  record Measured(
      Place place,
      Instant start,
      Instant at,
      long nanos,
      List<ModeResult> results,
      Json.Obj observed)
      implements Event {
    public Measured {
      results = List.copyOf(results);
    }
  }

  /**
   * A cell was forked and failed.
   *
   * @param reason in one line
   * @param output where the rest of what it said is
   */
  record Failed(
      Place place, Instant start, Instant at, String reason, String output, Json.Obj observed)
      implements Event {}

  /**
   * A cell is left out from now on, because something is wrong with it.
   *
   * @param rule a stable name of the rule by which it left
   * @param reason in one line
   */
  record LeftOut(String cell, int round, Instant at, String rule, String reason) implements Event {}

  /**
   * A cell leaves its family, because it can no longer be the best.
   *
   * @param family which; it may stay in another
   * @param round the last one that it ran for this family
   * @param reason in one line: by what it was beaten, and how clearly
   */
  record Dropped(String family, String cell, int round, Instant at, String reason)
      implements Event {}

  /**
   * A family is measured no more.
   *
   * @param round its last one
   * @param reason in one line
   */
  record Stopped(String family, int round, Instant at, String reason) implements Event {}

  /**
   * The campaign was resumed after it had ended or was killed.
   *
   * @param fewestRounds how many rounds there are to be now, at least
   * @param rounds how many at most
   * @param differences what was not as at the start, each in one line; empty unless forced
   */
  record Resumed(Instant at, int fewestRounds, int rounds, List<String> differences)
      implements Event {
    public Resumed {
      differences = List.copyOf(differences);
    }
  }

  /** The campaign ended. */
  record Ended(Instant at, How how) implements Event {}

  /** How a campaign ended. */
  enum How {
    /** All was done that could be. */
    COMPLETE,
    /** By Ctrl-C or a signal. */
    INTERRUPTED,
    /** When the budget did not allow for more. */
    BUDGET,
    /** At the first failure, as was asked for. */
    FAILED
  }
}
