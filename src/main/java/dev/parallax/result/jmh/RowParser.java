package dev.parallax.result.jmh;

import dev.parallax.json.UnreadableJson;
import dev.parallax.unit.Quantity;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the objects of the top array, each into a {@link Measurement}.
 *
 * <p>Fields may stand in any order and all but benchmark, mode and primaryMetric may be missing:
 * what JMH writes grew from 1.12 to 1.37, and others write less.
 *
 * <p>Rows of one file have much in common, so names, JVMs and units are kept once however many rows
 * bear them: 50 MB of text have to fit into a small heap.
 */
public final class RowParser {
  /** A method's own label before JMH 1.37: {@code ·gc.alloc.rate}, {@code method·p0.50}. */
  private static final char OLD_DOT = '\u00b7';

  /** A quantile of the samples; behind a colon that of a group's member. */
  private static final Pattern QUANTILE = Pattern.compile("p([01]\\.[0-9]{1,9})");

  /** JMH's {@code measurementTime}: {@code 150 ms}, {@code 10 s}; a single shot has none. */
  private static final Pattern TIME = Pattern.compile("([0-9]{1,12}) ([a-z]{1,3})");

  /** The values of a parameter such as a running number needn't be remembered all. */
  private static final int MOST_SHARED = 1 << 16;

  private final JsonParser parser;
  private final String source;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<Unit, Unit> units = new HashMap<>();
  private final Map<Vm, Vm> vms = new HashMap<>();

  private RowParser(JsonParser parser, String source) {
    this.parser = parser;
    this.source = source;
  }

  /**
   * Reads the rows of a file whose first token the parser stands on.
   *
   * @param source label of the file
   */
  public static List<Measurement> readAll(JsonParser parser, String source) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new UnreadableJson(parser, "not a JMH result: the top of the file is not an array");
    }
    RowParser file = new RowParser(parser, source);
    List<Measurement> rows = new ArrayList<>();
    Values.elements(parser, () -> rows.add(file.new Row().read()));
    return rows;
  }

  /** The same object for what is equal, however often it comes. */
  private static <T> T shared(Map<T, T> known, T value) {
    return known.size() < MOST_SHARED
        ? known.computeIfAbsent(value, same -> same)
        : known.getOrDefault(value, value);
  }

  private String shared(String text) {
    return shared(texts, text);
  }

  private String text() {
    return shared(Values.string(parser));
  }

  private MetricParser.Sampled metric() {
    return MetricParser.read(parser, symbol -> shared(units, Unit.parse(symbol)));
  }

  /** What is known of a row so far. */
  private final class Row {
    private String benchmark = "";
    private Optional<Mode> mode = Optional.empty();
    private int threads = 1;
    private boolean forked = true;
    private double iterationSeconds = Double.NaN;
    private String jvm = "";
    private String jdkVersion = "";
    private String vmName = "";
    private String vmVersion = "";
    private final List<String> jvmArguments = new ArrayList<>();
    private final Map<String, String> params = new LinkedHashMap<>();
    private Optional<MetricParser.Sampled> primary = Optional.empty();
    private final Map<String, Metric> secondary = new LinkedHashMap<>();

    Measurement read() {
      Values.distinctFields(parser, "field", this::field);
      if (benchmark.isEmpty()) {
        throw missing("benchmark");
      }
      Mode known = mode.orElseThrow(() -> missing("mode"));
      MetricParser.Sampled score = primary.orElseThrow(() -> missing("primaryMetric"));
      return new Measurement(
          benchmark,
          known,
          threads,
          params,
          score.metric(),
          pooled(score, current(secondary)),
          forked,
          iterationSeconds,
          shared(vms, new Vm(jvm, jdkVersion, vmName, vmVersion, jvmArguments)),
          source);
    }

    private UnreadableJson missing(String field) {
      return new UnreadableJson(
          parser, "not a JMH result: the object that ends here has no \"" + field + "\"");
    }

    private void field(String name) {
      switch (name) {
        case "benchmark" -> benchmark = text();
        case "mode" -> mode = Optional.of(mode());
        case "threads" -> threads = Values.count(parser);
        case "forks" -> forked = Values.count(parser) != 0;
        case "measurementTime" -> iterationSeconds = seconds(Values.string(parser));
        case "jvm" -> jvm = text();
        case "jdkVersion" -> jdkVersion = text();
        case "vmName" -> vmName = text();
        case "vmVersion" -> vmVersion = text();
        case "jvmArgs" -> {
          if (!Values.isNull(parser)) {
            Values.elements(parser, this::argument);
          }
        }
        case "params" -> {
          if (!Values.isNull(parser)) {
            Values.distinctFields(parser, "parameter", param -> params.put(shared(param), text()));
          }
        }
        case "primaryMetric" -> primary = Optional.of(metric());
        case "secondaryMetrics" -> {
          if (!Values.isNull(parser)) {
            Values.distinctFields(
                parser,
                "secondary metric",
                metric -> secondary.put(shared(metric), metric().metric()));
          }
        }
        default -> {}
      }
    }

    private Mode mode() {
      String label = Values.string(parser);
      return Mode.ofLabel(label)
          .orElseThrow(() ->
              new UnreadableJson(
                  parser,
                  "mode \"" + Values.cut(label) + "\" is none of thrpt, avgt, sample and ss"));
    }

    private void argument() {
      jvmArguments.add(text());
      if (jvmArguments.size() > Values.MOST_ENTRIES) {
        throw Values.tooMany(parser, "arguments");
      }
    }

    /** NaN for what is no time, which is no error: nothing rests on it but advice. */
    private static double seconds(String text) {
      Matcher form = TIME.matcher(text);
      Unit unit = Unit.parse(form.matches() ? form.group(2) + "/op" : "");
      return unit.quantity() == Quantity.TIME_PER_OPERATION
          ? unit.toBase(Double.parseDouble(form.group(1)))
          : Double.NaN;
    }

    /** Quantiles of all samples of each fork instead of those of its iterations. */
    private static Map<String, Metric> pooled(
        MetricParser.Sampled score, Map<String, Metric> metrics) {
      if (score.forks().isEmpty()) {
        return metrics;
      }
      Map<String, Metric> pooled = new LinkedHashMap<>(metrics);
      pooled.replaceAll((name, metric) -> {
        Matcher quantile = QUANTILE.matcher(name);
        return quantile.matches()
            ? score.quantile(Double.parseDouble(quantile.group(1)), metric)
            : metric;
      });
      return pooled;
    }

    /**
     * The metrics under one name each, however JMH writes them. What belongs to the whole benchmark
     * was {@code method·p0.50} and is {@code p0.50} or {@code method:p0.50}; what belongs to a
     * member of a group was {@code put·p0.50} and is {@code put:p0.50}, and so isn't lost among the
     * others' percentiles.
     */
    private Map<String, Metric> current(Map<String, Metric> metrics) {
      String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      String own = method + ":p";
      if (metrics.keySet().stream()
          .noneMatch(name -> name.indexOf(OLD_DOT) >= 0 || name.startsWith(own))) {
        return metrics;
      }
      Map<String, Metric> renamed = new LinkedHashMap<>();
      metrics.forEach((name, metric) -> {
        int dot = name.indexOf(OLD_DOT);
        int end = dot < 0 && name.startsWith(own) ? method.length() : dot;
        String owner = end < 0 ? "" : name.substring(0, end);
        String rest = name.substring(end + 1);
        String current = owner.isEmpty() || owner.equals(method) ? rest : owner + ":" + rest;
        if (renamed.put(shared(current), metric) != null) {
          throw Values.twice(parser, "the secondary metric", current);
        }
      });
      return renamed;
    }
  }
}
