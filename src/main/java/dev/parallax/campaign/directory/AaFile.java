package dev.parallax.campaign.directory;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.plan.CampaignState;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.file.AtomicFile;
import dev.parallax.json.Json;
import dev.parallax.json.JsonWriter;
import dev.parallax.stat.decision.Twin;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** {@code aa.json} of a run directory, made from the state of the campaign. */
public final class AaFile {
  private static final String SCHEMA = "parallax-aa/1";
  private static final double CONFIDENCE = 0.95;

  private AaFile() {}

  /** Replaces it by the rounds that cell and twin both have; not written for a plan without any. */
  public static void write(Path directory, Plan plan, CellNames names, CampaignState state)
      throws IOException {
    Map<String, Cell> cells = plan.twins();
    if (cells.isEmpty()) {
      return;
    }
    List<Json> twins = new ArrayList<>();
    cells.forEach((family, cell) -> {
      List<Double> cellSeconds = new ArrayList<>();
      List<Double> twinSeconds = new ArrayList<>();
      for (int round = 1; round <= plan.rounds(); round++) {
        OptionalDouble one = seconds(new Slot(cell, false).name(names), round, state);
        OptionalDouble other = seconds(new Slot(cell, true).name(names), round, state);
        if (one.isPresent() && other.isPresent()) {
          cellSeconds.add(one.getAsDouble());
          twinSeconds.add(other.getAsDouble());
        }
      }
      twins.add(twin(family, cell, cellSeconds, twinSeconds, cells.size()));
    });
    Json.Obj all =
        new Json.Fields()
            .with("schema", SCHEMA)
            .with("confidence", 1 - (1 - CONFIDENCE) / cells.size())
            .with("twins", new Json.Arr(twins))
            .toObject();
    AtomicFile.write(
        directory.resolve(RunFiles.TWINS), JsonWriter.document(all, JsonWriter.Style.INDENTED));
  }

  private static OptionalDouble seconds(String name, int round, CampaignState state) {
    return state
        .measured(name, round)
        .map(CampaignState.Measured::secondsPerOperation)
        .orElse(OptionalDouble.empty());
  }

  private static Json twin(
      String family, Cell cell, List<Double> cellSeconds, List<Double> twinSeconds, int twins) {
    Twin twin = Twin.compare(logs(cellSeconds), logs(twinSeconds), twins, CONFIDENCE);
    return new Json.Fields()
        .with("family", family)
        .with("benchmark", cell.benchmark())
        .with("params", Json.ofTexts(cell.allParams()))
        .with("cellSeconds", Json.ofNumbers(cellSeconds))
        .with("twinSeconds", Json.ofNumbers(twinSeconds))
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
