package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.race.Race;
import dev.parallax.campaign.race.RaceFamily.Contender;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.Decision;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** How a race stands, in a few words. */
final class Answers {
  private static final double PERCENT = 100;

  private Answers() {}

  /**
   * Which cell leads, and how much slower than the best it may be: {@code platform x 2, at most 9 %
   * slower than the best}. Nothing while there is no evidence.
   *
   * @param cells the cell of each contender
   */
  static Optional<String> of(Race.FamilyState state, Function<String, Cell> cells) {
    Decision decision = state.step().decision();
    OptionalInt best = decision.prefer().isPresent() ? decision.prefer() : decision.leader();
    if (best.isEmpty() || Evidence.ofRounds(decision.rounds()) == Evidence.NONE) {
      return Optional.empty();
    }
    List<Contender> contenders = state.family().contenders();
    Cell cell = cells.apply(contenders.get(best.getAsInt()).id());
    double bound = decision.bounds().get(best.getAsInt());
    return Double.isFinite(bound)
        ? Optional.of(
            String.format(
                Locale.ROOT, "%s, at most %.0f %% slower than the best", name(cell), up(bound - 1)))
        : Optional.empty();
  }

  /** Rounded up, so that "at most" holds. */
  private static double up(double share) {
    return Math.max(0, Math.ceil(share * PERCENT - 1e-9));
  }

  /** By what a cell was beaten, and how clearly. */
  static String slower(Cell leader, Estimate ratio) {
    return String.format(
        Locale.ROOT,
        "%.2f x the time of %s [%.2f, %.2f]",
        ratio.value(),
        name(leader),
        ratio.interval().lo(),
        ratio.interval().hi());
  }

  /** What distinguishes a cell from the others of its family: {@code platform x 2}. */
  static String name(Cell cell) {
    Map<String, String> params = cell.params();
    if (cell.key().isUnbounded()) {
      return cell.key().model();
    }
    return params.containsKey(ParameterNames.MODEL)
        ? "%s x %s%s"
            .formatted(
                cell.carriers().isPresent() ? cell.key().model() : params.get(ParameterNames.MODEL),
                cell.workers(),
                cell.childArgs().map(args -> " (" + args + ")").orElse(""))
        : Model.SERIAL.label();
  }
}
