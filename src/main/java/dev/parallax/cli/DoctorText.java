package dev.parallax.cli;

import dev.parallax.machine.doctor.Check;
import dev.parallax.machine.doctor.Check.Concern;
import dev.parallax.machine.doctor.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/**
 * A diagnosis as text: warnings first, each with its reason and its remedy, then what is fine.
 *
 * @param columns width of the terminal in characters
 */
record DoctorText(int columns) {
  private static final int WIDEST = 100;
  private static final int NAME = 14;

  String render(Diagnosis diagnosis, Noise noise) {
    List<Check> checks = new ArrayList<>(diagnosis.checks());
    checks.add(noise.check());
    List<String> lines = new ArrayList<>();
    checks.stream().filter(check -> !check.passes()).forEach(check -> write(check, lines));
    checks.stream().filter(Check::passes).forEach(check -> write(check, lines));
    if (!diagnosis.unreadable().isEmpty()) {
      lines.addAll(wrapped(label("----", "not told"), String.join(", ", diagnosis.unreadable())));
    }
    lines.add("");
    long warnings = checks.stream().filter(check -> !check.passes()).count();
    lines.addAll(wrapped("", summary(warnings, checks.size()) + " " + noise.sentence()));
    return String.join("\n", lines) + "\n";
  }

  private static String summary(long warnings, int all) {
    return warnings == 0
        ? "All %s checks are fine.".formatted(all)
        : "%s of %s checks warn; nothing was changed.".formatted(warnings, all);
  }

  private void write(Check check, List<String> lines) {
    lines.addAll(wrapped(label(check.passes() ? "PASS" : "WARN", check.what()), check.measured()));
    check.concern().ifPresent(concern -> write(concern, lines));
  }

  private void write(Concern concern, List<String> lines) {
    String indent = " ".repeat(label("WARN", "").length());
    if (concern.isCommand()) {
      lines.addAll(wrapped(indent, concern.why()));
      // Whole, so that it can be copied, even if the terminal breaks it.
      lines.add(indent + "$ " + concern.remedy());
    } else {
      lines.addAll(wrapped(indent, concern.why() + " " + concern.remedy()));
    }
  }

  private static String label(String level, String what) {
    return level + "  " + what + " ".repeat(Math.max(1, NAME - what.length()));
  }

  /** Words behind a label, in as many lines as they need, all starting at the same column. */
  private List<String> wrapped(String label, String words) {
    int width = Math.min(columns, WIDEST);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(label);
    boolean empty = true;
    for (String word : words.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(label.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
