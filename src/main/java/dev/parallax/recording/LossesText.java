package dev.parallax.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Losses in words, as the commands print them. */
public final class LossesText {
  private LossesText() {}

  /** The case, what is lost, and a line for each of the largest parts. */
  public static List<String> of(Losses losses) {
    List<String> lines = new ArrayList<>();
    double threads = losses.threads().threadSeconds();
    lines.add(
        "%s, %s against %s, in recorded forks:"
            .formatted(
                losses.threads().caseName(), losses.threads().cell(), losses.serial().cell()));
    if (!losses.isLoss()) {
      lines.add("  nothing to explain: threads need no more time than serial, all together");
      return lines;
    }
    lines.add(
        "  threads lose %s of the %s that they need for an operation, all together (%s)"
            .formatted(time(losses.seconds()), time(threads), percent(losses.seconds() / threads)));
    losses.largest().forEach(loss -> lines.add("  " + inWords(loss)));
    if (losses.alike()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  processor time is %.1f times as long as serially, and no place stands out",
              losses.processorGrowth()));
    } else if (losses.largest().isEmpty()) {
      lines.add("  nothing stands out: no method, lock or wait has grown by more than chance");
    }
    return lines;
  }

  private static String inWords(Loss loss) {
    return "%4s of it: %s %s%s%s: %s, serially %s (%s of %s, serially %s)"
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
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String time(double seconds) {
    if (seconds == 0) {
      return "none";
    }
    return seconds >= 1
        ? String.format(Locale.ROOT, "%.2f s", seconds)
        : seconds >= 1e-3
            ? String.format(Locale.ROOT, "%.2f ms", 1e3 * seconds)
            : String.format(Locale.ROOT, "%.1f us", 1e6 * seconds);
  }
}
