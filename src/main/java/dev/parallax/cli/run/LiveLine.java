package dev.parallax.cli.run;

import dev.parallax.campaign.rounds.Progress.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The living line, as much of it as fits: the answer so far is the last that goes. */
final class LiveLine {
  private LiveLine() {}

  /**
   * The most telling text that fits.
   *
   * @param at where the run is; nothing before its first fork has ended
   * @param cell what runs now
   * @param answer what is known so far
   * @param columns how long it may be
   */
  static String of(Optional<Position> at, String cell, Optional<String> answer, int columns) {
    String position = at.map(ProgressLines::inWords).orElse("");
    Stream<String> texts =
        answer.isEmpty()
            ? Stream.of(join(position, cell), join(inShort(at), cell))
            : Stream.of(
                join(position, cell, "| " + answer.get()),
                join(position, answer.get()),
                join(inShort(at), answer.get()),
                answer.get());
    List<String> byLength = texts.toList();
    return byLength.stream()
        .filter(text -> text.length() <= columns)
        .findFirst()
        .orElseGet(() -> byLength.getLast().substring(0, Math.max(0, columns)));
  }

  private static String inShort(Optional<Position> at) {
    return at.map(now -> "[%s/%s]".formatted(now.done(), now.forks())).orElse("");
  }

  private static String join(String... parts) {
    return String.join(" ", Stream.of(parts).filter(part -> !part.isEmpty()).toList());
  }
}
