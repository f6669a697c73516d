package dev.parallax.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.Report;
import dev.parallax.group.Bench;
import dev.parallax.group.View;
import dev.parallax.result.ResultFile;
import dev.parallax.stat.Estimate;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.build.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every table: its numbers can be read back, and its values are in order. */
class RandomTablesTest {
  private static final int TABLES = 1000;
  private static final int PER_SEED = 50;

  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("ns/op", 1e-9),
          Map.entry("us/op", 1e-6),
          Map.entry("ms/op", 1e-3),
          Map.entry("s/op", 1.0),
          Map.entry("ops/s", 1.0),
          Map.entry("kops/s", 1e3),
          Map.entry("Mops/s", 1e6),
          Map.entry("Gops/s", 1e9),
          Map.entry("B/op", 1.0),
          Map.entry("KiB/op", 0x1p10),
          Map.entry("MiB/op", 0x1p20),
          Map.entry("GiB/op", 0x1p30),
          Map.entry("counts", 1.0));

  private static final Map<String, Double> COUNTS =
      Map.of("", 1.0, "k", 1e3, "K", 1e3, "m", 1e6, "M", 1e6, "Ki", 0x1p10, "Mi", 0x1p20);
  private static final Map<String, Double> BYTES =
      Map.of("", 1.0, "B", 1.0, "KB", 1e3, "KiB", 0x1p10, "MB", 1e6, "MiB", 0x1p20);
  private static final Map<String, Double> DURATIONS =
      Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "h", 3600.0);
  private static final List<String> WORDS =
      List.of("NONE", "LIGHT", "MEDIUM", "HEAVY", "v10", "v9", "", "8 and 9", "utf-8", "latin-1");

  private static final String NUMBER = "-?[0-9.,]+(?:E-?[0-9]+)?";
  private static final String RATIO = "1/" + NUMBER + "|" + NUMBER + "x";
  private static final String END = "(?:1/)?" + NUMBER;
  private static final Pattern CELL =
      Pattern.compile(
          "(?<value>%s)(?: (?<unit>[a-zA-Z]+/?[a-z]*))?(?: \\[(?<lo>%s), (?<hi>%s)\\])?"
                  .formatted(NUMBER, NUMBER, NUMBER)
              + "(?: (?<ratio>%s)(?: \\[(?<ratioLo>%s), (?<ratioHi>%s)\\])?)?(?: [a-z~\\\\]+)?(?:<sup>.*)?"
                  .formatted(RATIO, END, END));

  /** Values of one parameter as a file has them, and in their order. */
  private record Values(List<String> inFile, List<String> ordered) {}

  static Stream<Long> seeds() {
    return IntStream.range(0, TABLES / PER_SEED).mapToObj(seed -> 20_000L + seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyNumberCanBeReadBackAndEveryValueIsInItsPlace(long seed) {
    Random random = new Random(seed);
    for (int table = 0; table < PER_SEED; table++) {
      check(random, "seed " + seed + ", table " + table);
    }
  }

  private static void check(Random random, String where) {
    Values values = random.nextInt(3) == 0 ? words(random) : numbers(random);
    List<ResultFile> files = files(random, values);
    List<dev.parallax.table.Table> tables =
        Tables.of(files, ReportSettings.standard(), View.standard(), Map.of());
    ScoreTable table = (ScoreTable) tables.getFirst();
    assertThat(tables).as(where).hasSize(1);

    int key = table.keys().indexOf("p");
    List<String> shown =
        key >= 0
            ? table.rows().stream().map(row -> row.keys().get(key)).distinct().toList()
            : table.columns();
    assertThat(shown).as(where).isEqualTo(values.ordered());

    String text = Format.MARKDOWN.renderer(200).render(Report.of(tables));
    List<List<String>> cells =
        text.lines()
            .filter(line -> line.startsWith("|") && !line.matches("\\| :?---.*"))
            .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|", -1)))
            .skip(1)
            .toList();
    Matcher common = Pattern.compile(", in ([a-zA-Z]+/?[a-z]*),").matcher(text);
    Optional<String> unit = common.find() ? Optional.of(common.group(1)) : Optional.empty();
    for (int row = 0; row < table.rows().size(); row++) {
      List<Optional<ScoreCell>> scores = table.rows().get(row).cells();
      for (int column = 0; column < scores.size(); column++) {
        String cell = cells.get(row).get(table.keys().size() + column).strip();
        if (scores.get(column).isPresent()) {
          check(cell, scores.get(column).get(), unit, where + ", \"" + cell + "\" in\n" + text);
        }
      }
    }
  }

  private static void check(String cell, ScoreCell score, Optional<String> common, String where) {
    Matcher form = CELL.matcher(cell);
    assertThat(form.matches()).as(where).isTrue();
    String unit = Optional.ofNullable(form.group("unit")).or(() -> common).orElse("");
    double factor = UNITS.getOrDefault(unit, Double.NaN);
    check(
        List.of(form.group("value"), group(form, "lo"), group(form, "hi")),
        score.score(),
        factor,
        where);
    score
        .comparison()
        .map(comparison -> comparison.scoreRatio(score.unit()))
        .ifPresent(ratio ->
            check(
                List.of(group(form, "ratio"), group(form, "ratioLo"), group(form, "ratioHi")),
                ratio,
                1,
                where));
  }

  private static String group(Matcher form, String name) {
    return Optional.ofNullable(form.group(name)).orElse("");
  }

  /** A number and the ends of its interval, as shown. */
  private static void check(List<String> shown, Estimate truth, double factor, String where) {
    readsBack(shown.getFirst(), truth.value() / factor, where);
    boolean known = truth.interval().isKnown();
    assertThat(!shown.get(1).isEmpty()).as(where).isEqualTo(known);
    if (known) {
      readsBack(shown.get(1), truth.interval().lo() / factor, where);
      readsBack(shown.get(2), truth.interval().hi() / factor, where);
      assertThat(number(shown.get(1))).as(where).isLessThan(number(shown.getFirst()));
      assertThat(number(shown.get(2))).as(where).isGreaterThan(number(shown.getFirst()));
    }
  }

  /** Within half of the last digit shown, and with at least three digits that count. */
  private static void readsBack(String shown, double truth, String where) {
    boolean inverse = shown.startsWith("1/");
    BigDecimal digits = new BigDecimal(plain(shown));
    double expected = inverse ? 1 / truth : truth;
    double half = digits.ulp().doubleValue() / 2 * (1 + 1e-6) + Math.abs(expected) * 1e-12;
    assertThat(digits.doubleValue()).as(where).isBetween(expected - half, expected + half);
    assertThat(digits.precision()).as(shown + " of " + where).isGreaterThanOrEqualTo(3);
  }

  private static String plain(String shown) {
    return shown.replace(",", "").replace("x", "").replaceFirst("^1/", "");
  }

  private static double number(String shown) {
    double digits = Double.parseDouble(plain(shown));
    return shown.startsWith("1/") ? 1 / digits : digits;
  }

  private static List<ResultFile> files(Random random, Values values) {
    String unit =
        List.of("ns/op", "ms/op", "ops/s", "ops/sec", "B/op", "counts").get(random.nextInt(6));
    String mode = unit.startsWith("ops") ? "thrpt" : "avgt";
    boolean two = random.nextBoolean();
    int forks = 1 + random.nextInt(5);
    double middle = Math.exp(random.nextGaussian() * 5);
    double spread = random.nextDouble() * 4;
    double noise = Math.pow(10, -5 * random.nextDouble());
    List<ResultFile> files = new ArrayList<>();
    for (String label : two ? List.of("a", "b") : List.of("a")) {
      Bench bench = new Bench(label);
      for (String value : values.inFile()) {
        double mean = middle * Math.exp(random.nextGaussian() * spread);
        double[] measured = new double[forks];
        for (int fork = 0; fork < forks; fork++) {
          measured[fork] = mean * Math.exp(random.nextGaussian() * noise);
        }
        String param = value.isEmpty() ? "" : " p=" + value;
        bench.row("org.A.x", "mode=" + mode + " unit=" + unit + param, measured);
      }
      files.add(bench.file());
    }
    return files;
  }

  private static Values words(Random random) {
    List<String> words = new ArrayList<>(WORDS.stream().map(w -> w.replace(" ", "_")).toList());
    Collections.shuffle(words, random);
    List<String> some = words.subList(0, 2 + random.nextInt(6));
    List<String> ordered = new ArrayList<>(some);
    // A row without the parameter comes first.
    ordered.sort(Comparator.comparing(word -> !word.isEmpty()));
    return new Values(List.copyOf(some), ordered);
  }

  private static Values numbers(Random random) {
    Map<String, Double> suffixes =
        List.of(Map.of("", 1.0), COUNTS, BYTES, DURATIONS).get(random.nextInt(4));
    Map<String, Double> sizes = new LinkedHashMap<>();
    int count = 2 + random.nextInt(7);
    List<String> names = suffixes.keySet().stream().sorted().toList();
    while (sizes.size() < count) {
      String suffix = names.get(random.nextInt(names.size()));
      String number = number(random);
      double size =
          Double.parseDouble(number.replace("_", "")) * suffixes.getOrDefault(suffix, 1.0);
      if (sizes.values().stream()
          .noneMatch(other -> Math.abs(other - size) <= 1e-9 * Math.abs(size))) {
        sizes.put(number + suffix, size);
      }
    }
    List<String> inFile = new ArrayList<>(sizes.keySet());
    Collections.shuffle(inFile, random);
    List<String> ordered = new ArrayList<>(inFile);
    ordered.sort(Comparator.comparingDouble(value -> sizes.getOrDefault(value, Double.NaN)));
    return new Values(inFile, ordered);
  }

  private static String number(Random random) {
    int whole = random.nextInt(1000);
    return switch (random.nextInt(6)) {
      case 0 -> String.valueOf(whole);
      case 1 -> "-" + whole;
      case 2 -> String.format(Locale.ROOT, "%.2f", whole / 7.0);
      case 3 -> "." + (1 + random.nextInt(9));
      case 4 -> whole + (random.nextBoolean() ? "e" : "E") + random.nextInt(4);
      default -> "1_" + (100 + random.nextInt(900));
    };
  }
}
