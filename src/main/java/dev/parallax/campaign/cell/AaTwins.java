package dev.parallax.campaign.cell;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.json.Json;
import dev.parallax.json.JsonWriter;
import dev.parallax.stat.decision.Twin;
import dev.parallax.suite.ParameterNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    List<Json> twins = new ArrayList<>();
    pairs.forEach((family, pair) -> twins.add(twin(family, pair)));
    Json.Obj all =
        new Json.Fields()
            .with("schema", SCHEMA)
            .with("confidence", 1 - (1 - CONFIDENCE) / Math.max(1, cells.size()))
            .with("twins", new Json.Arr(twins))
            .toObject();
    return JsonWriter.document(all, JsonWriter.Style.INDENTED);
  }

  private Json twin(String family, Pair pair) {
    Cell cell = Optional.ofNullable(cells.get(family)).orElseThrow();
    Twin twin =
        Twin.compare(logs(pair.cellSeconds()), logs(pair.twinSeconds()), cells.size(), CONFIDENCE);
    return new Json.Fields()
        .with("family", family)
        .with("benchmark", cell.benchmark())
        .with("params", Json.ofTexts(cell.allParams()))
        .with("cellSeconds", Json.ofNumbers(pair.cellSeconds()))
        .with("twinSeconds", Json.ofNumbers(pair.twinSeconds()))
        .with(
            "ratio",
            new Json.Fields()
                .with("value", Json.ofKnown(twin.ratio().value()))
                .with("lo", Json.ofKnown(twin.ratio().interval().lo()))
                .with("hi", Json.ofKnown(twin.ratio().interval().hi())))
        .with("differs", twin.differs())
        .toObject();
  }

  private static List<Double> logs(List<Double> seconds) {
    return seconds.stream().map(Math::log).toList();
  }
}
