package dev.parallax.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.Report;
import dev.parallax.group.Bench;
import dev.parallax.group.ViewBuilder;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.build.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JMH keeps the quantiles of each iteration; what a table shows of them is a mean. */
class QuantileWordsTest {
  @ParameterizedTest
  @CsvSource({
    "p0.99, '', true",
    "p1.00, '', true",
    "put:p0.50, '', true",
    "p0.99, metric, true",
    "gc.alloc.rate, '', false",
    "p95, '', false"
  })
  void aTableOfQuantilesSaysWhatTheyAre(String metric, String row, boolean said) {
    Bench bench =
        new Bench("f").row("A.x", "metric." + metric + "=5", 1, 2, 3).row("A.y", "", 1, 2, 3);
    String text =
        Format.TEXT
            .renderer(200)
            .render(
                Report.of(
                    Tables.of(
                        List.of(bench.file()),
                        ReportSettings.standard(),
                        row.isEmpty()
                            ? ViewBuilder.of("--metric", metric)
                            : ViewBuilder.of("--metric", metric, "--row", "method," + row),
                        Map.of())));
    assertThat(text).contains(metric);
    assertThat(text.contains("(p0.50 and others) is that of all samples of a fork"))
        .isEqualTo(said);
  }
}
