package dev.parallax.campaign.cell;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.stat.decision.Twin;
import dev.parallax.suite.ParameterNames;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * The A/A control of a campaign: one cell of each family is run twice in every round, as if it were
 * two. What makes it differ from itself would make others differ as well.
 *
 * <p>It is platform threads with a worker for each core, if the family has that: a cell that is
 * rarely dropped. The twin's times stand in the journal and in {@code aa.json}, never among the
 * results.
 */
public final class AaTwins {
  private static final String SCHEMA = "parallax-aa/1";
  private static final double CONFIDENCE = 0.95;

  private final Map<String, Cell> cells = new LinkedHashMap<>();

  /** For a campaign without a control. */
  public static AaTwins none() {
    return new AaTwins(new Families(Map.of()), 1);
  }

  /** Chooses the cells; a family without a cell to compare has none. */
  public AaTwins(Families families, int cores) {
    families
        .byName()
        .forEach((family, members) -> chosen(members, cores).ifPresent(c -> cells.put(family, c)));
  }

  private static Optional<Cell> chosen(List<Cell> members, int cores) {
    List<Cell> parallel =
        members.stream().filter(cell -> cell.params().containsKey(ParameterNames.MODEL)).toList();
    return parallel.stream()
        .filter(cell -> cell.model() == ConcurrencyModel.PLATFORM && cell.workers() == cores)
        .findFirst()
        .or(() -> parallel.stream().findFirst());
  }

  /** The cells that have a twin, by the name of their family. */
  public Map<String, Cell> cells() {
    return cells;
  }

  /** Whether a cell is to be run a second time. */
  public boolean has(Cell cell) {
    return cells.containsValue(cell);
  }

  /**
   * Times of a cell and its twin.
   *
   * @param cellSeconds time per operation, one for each round that both ran
   * @param twinSeconds as many
   */
  public record Pair(List<Double> cellSeconds, List<Double> twinSeconds) {
    public Pair {
      cellSeconds = List.copyOf(cellSeconds);
      twinSeconds = List.copyOf(twinSeconds);
    }
  }

  /**
   * What {@code aa.json} is to hold.
   *
   * @param pairs times by the name of the family
   */
  public byte[] toJson(Map<String, Pair> pairs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(
                new ObjectWriteContext.Base() {
                  @Override
                  public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                    return new DefaultPrettyPrinter();
                  }
                },
                bytes)) {
      json.writeStartObject();
      json.writeStringProperty("schema", SCHEMA);
      json.writeNumberProperty("confidence", 1 - (1 - CONFIDENCE) / Math.max(1, cells.size()));
      json.writeArrayPropertyStart("twins");
      pairs.forEach((family, pair) -> twin(json, family, pair));
      json.writeEndArray();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void twin(JsonGenerator json, String family, Pair pair) {
    Cell cell = Optional.ofNullable(cells.get(family)).orElseThrow();
    json.writeStartObject();
    json.writeStringProperty("family", family);
    json.writeStringProperty("benchmark", cell.benchmark());
    json.writeObjectPropertyStart("params");
    cell.allParams().forEach(json::writeStringProperty);
    json.writeEndObject();
    numbers(json, "cellSeconds", pair.cellSeconds());
    numbers(json, "twinSeconds", pair.twinSeconds());
    Twin twin =
        Twin.compare(logs(pair.cellSeconds()), logs(pair.twinSeconds()), cells.size(), CONFIDENCE);
    json.writeObjectPropertyStart("ratio");
    number(json, "value", twin.ratio().value());
    number(json, "lo", twin.ratio().interval().lo());
    number(json, "hi", twin.ratio().interval().hi());
    json.writeEndObject();
    json.writeBooleanProperty("differs", twin.differs());
    json.writeEndObject();
  }

  private static List<Double> logs(List<Double> seconds) {
    return seconds.stream().map(Math::log).toList();
  }

  private static void numbers(JsonGenerator json, String name, List<Double> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeNumber);
    json.writeEndArray();
  }

  /** JSON has no NaN: what isn't known is null. */
  private static void number(JsonGenerator json, String name, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(name, value);
    } else {
      json.writeNullProperty(name);
    }
  }
}
