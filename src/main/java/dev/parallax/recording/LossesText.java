package dev.parallax.recording;

import dev.parallax.unit.Numbers;
import dev.parallax.unit.Scale;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.List;

/** Losses in words. */
public final class LossesText {
  private LossesText() {}

  /**
   * A heading with the case, then a sentence for what is lost and for each of the largest parts.
   */
  public static List<String> of(Losses losses) {
    List<String> lines = new ArrayList<>();
    double threads = losses.threads().threadSeconds();
    lines.add(
        "%s, %s against %s, in recorded forks:"
            .formatted(
                losses.threads().caseName(), losses.threads().cell(), losses.serial().cell()));
    if (!losses.isLoss()) {
      lines.add("nothing to explain: threads need no more time than serial, all together");
      return lines;
    }
    lines.add(
        "threads lose %s of the %s that they need for an operation, all together (%s)"
            .formatted(time(losses.seconds()), time(threads), percent(losses.seconds() / threads)));
    losses.largest().forEach(loss -> lines.add(inWords(loss)));
    if (losses.alike()) {
      lines.add(
          "processor time is %s times as long as serially, and no place stands out"
              .formatted(Numbers.fixed(losses.processorGrowth(), 1)));
    } else if (losses.largest().isEmpty()) {
      lines.add("nothing stands out: no method, lock or wait has grown by more than chance");
    }
    return lines;
  }

  private static String inWords(Loss loss) {
    return "%s of it: %s %s%s%s: %s, serially %s (%s of %s, serially %s)"
        .formatted(
            percent(loss.share()),
            loss.kind().words(),
            loss.method(),
            loss.line().isEmpty() ? "" : " (" + loss.line() + ")",
            loss.within().isEmpty() ? "" : ", in " + loss.within(),
            time(loss.seconds()),
            time(loss.serialSeconds()),
            percent(loss.ofThreads()),
            loss.kind() == Kind.PROCESSOR ? "samples" : "the threads' time",
            percent(loss.ofSerial()));
  }

  private static String percent(double share) {
    return Numbers.fixed(100 * share, 0) + " %";
  }

  private static String time(double seconds) {
    return seconds == 0 ? "none" : Scale.of(seconds, Unit.SECONDS).format(seconds);
  }
}
