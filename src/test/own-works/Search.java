import dev.parallax.workload.*;
import java.util.regex.*;

// Expected: parallel=yes
// Why: matching computes on a text that is only read.
public class Search implements Workload {
  private static final Pattern LINE =
      Pattern.compile("(?<day>\\d{4}-\\d{2}-\\d{2}) (?<level>[A-Z]+) (\\w+\\.)*(?<type>\\w+): .*?(\\d+) ms");

  public Batch prepare(Parameters parameters) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      log.append("2026-11-%02d INFO com.acme.shop.Order%d: done in %d ms%n".formatted(1 + i % 28, i % 50, i));
    }
    return Batch.of(
        parameters.tasks(),
        index -> {
          long sum = index;
          Matcher matcher = LINE.matcher(log);
          while (matcher.find()) {
            sum = 31 * sum + matcher.end("type") - matcher.start("day");
          }
          return sum;
        });
  }
}
