package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.suite.Model;
import dev.parallax.table.BatchCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The recommendations as Java, each line once with the works that it is for. */
final class PasteLines {
  private PasteLines() {}

  static List<String> of(List<Work> works) {
    Map<String, List<String>> byCode = new LinkedHashMap<>();
    for (Work work : works) {
      work.preferred()
          .flatMap(PasteLines::code)
          .ifPresent(code ->
              byCode.computeIfAbsent(code, unused -> new ArrayList<>()).add(plain(work.name())));
    }
    List<String> lines = new ArrayList<>();
    byCode.forEach((code, names) -> lines.add(code + " // " + String.join("; ", names)));
    return lines;
  }

  /** A name from a file must not end the comment. */
  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9 ,._=:/-]", "?");
  }

  /** Only of what the suite itself names: a name from a file isn't code to paste. */
  private static Optional<String> code(BatchCell cell) {
    if (cell.isSerial()) {
      return Optional.of("tasks.forEach(Runnable::run);");
    }
    OptionalInt workers = Words.number(cell.workers());
    if (workers.isEmpty()) {
      return Optional.empty();
    }
    int count = workers.getAsInt();
    return Model.of(cell.model())
        .map(model ->
            switch (model) {
              case SERIAL -> "tasks.forEach(Runnable::run);";
              case PLATFORM -> "var pool = Executors.newFixedThreadPool(" + count + ");";
              case VIRTUAL ->
                  "var pool = Executors.newVirtualThreadPerTaskExecutor(); var permits = new"
                      + " Semaphore("
                      + count
                      + ");";
              case PROCESS -> "var pool = ConcurrencyModel.PROCESS.open(" + count + ", work);";
            });
  }
}
