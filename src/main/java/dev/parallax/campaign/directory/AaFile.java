package dev.parallax.campaign.directory;

import dev.parallax.campaign.cell.AaTwins;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.plan.CampaignState;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.file.AtomicFile;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** {@code aa.json} of a run directory, made from the state of the campaign. */
public final class AaFile {
  private AaFile() {}

  /** Replaces it by the rounds that cell and twin both have; not written for a plan without any. */
  public static void write(Path directory, Plan plan, CellNames names, CampaignState state)
      throws IOException {
    Map<String, AaTwins.Pair> pairs = new LinkedHashMap<>();
    plan.twins()
        .cells()
        .forEach((family, cell) -> pairs.put(family, pair(cell, plan.rounds(), names, state)));
    if (!pairs.isEmpty()) {
      AtomicFile.write(directory.resolve(RunFiles.TWINS), plan.twins().toJson(pairs));
    }
  }

  private static AaTwins.Pair pair(Cell cell, int rounds, CellNames names, CampaignState state) {
    List<Double> cellSeconds = new ArrayList<>();
    List<Double> twinSeconds = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      OptionalDouble one = seconds(new Slot(cell, false).name(names), round, state);
      OptionalDouble other = seconds(new Slot(cell, true).name(names), round, state);
      if (one.isPresent() && other.isPresent()) {
        cellSeconds.add(one.getAsDouble());
        twinSeconds.add(other.getAsDouble());
      }
    }
    return new AaTwins.Pair(cellSeconds, twinSeconds);
  }

  private static OptionalDouble seconds(String name, int round, CampaignState state) {
    return state
        .measured(name, round)
        .map(CampaignState.Measured::secondsPerOperation)
        .orElse(OptionalDouble.empty());
  }
}
