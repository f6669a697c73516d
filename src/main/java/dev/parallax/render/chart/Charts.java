package dev.parallax.render.chart;

import dev.parallax.advice.Report;
import dev.parallax.render.plot.Picture;
import dev.parallax.render.plot.Plot;
import dev.parallax.suite.Lifecycle;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.compare.RunComparison;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The pictures of a report or of a comparison.
 *
 * @param pictures in the order in which a reader wants them; no two have the same id
 * @param omitted what is not drawn and why, a sentence each
 */
public record Charts(List<Picture> pictures, List<String> omitted) {
  /** More nobody looks through; the tables have everything. */
  private static final int MOST_PICTURES = 60;

  public Charts {
    pictures = List.copyOf(pictures);
    omitted = List.copyOf(omitted);
  }

  /** Draws a report. */
  public static Charts of(Report report) {
    Collector all = new Collector();
    List<Report.Section> batches =
        report.sections().stream()
            .filter(section -> section.table() instanceof BatchTable)
            .toList();
    for (Lifecycle lifecycle : Lifecycle.values()) {
      List<Report.Section> some = batches.stream().filter(s -> of(s, lifecycle)).toList();
      Panels.of(some).forEach(panels -> all.add(SpeedUpChart.of(panels, lifecycle)));
    }
    for (Lifecycle lifecycle : Lifecycle.values()) {
      List<Report.Section> some = batches.stream().filter(s -> of(s, lifecycle)).toList();
      Panels.of(some).forEach(panels -> all.add(LevelCharts.time(panels, lifecycle)));
      Panels.of(some).forEach(panels -> all.add(LevelCharts.memory(panels, lifecycle)));
      Panels.of(some).forEach(panels -> all.add(RoundsChart.of(panels, lifecycle)));
    }
    if (!batches.isEmpty()) {
      StackChart.of(batches).forEach(all::add);
    }
    for (Report.Section section : report.sections()) {
      if (section.table() instanceof ScoreTable scores && all.hasRoom()) {
        ScoreChart.of(scores).forEach(all::add);
      }
    }
    return all.charts();
  }

  /** Draws a comparison of two runs. */
  public static Charts of(RunComparison comparison) {
    Collector all = new Collector();
    ChangeChart.of(comparison).forEach(all::add);
    return all.charts();
  }

  private static boolean of(Report.Section section, Lifecycle lifecycle) {
    return ((BatchTable) section.table()).lifecycle() == lifecycle;
  }

  /** A picture, or why there is none. */
  sealed interface Drawing {
    /** Something to look at. */
    record Drawn(String id, Plot plot, String alternative) implements Drawing {}

    /** A sentence in place of it. */
    record Omitted(String why) implements Drawing {}
  }

  /** Gathers pictures under ids of their own. */
  private static final class Collector {
    private final List<Picture> pictures = new ArrayList<>();
    private final Set<String> omitted = new LinkedHashSet<>();
    private final Set<String> ids = new HashSet<>();

    boolean hasRoom() {
      if (pictures.size() < MOST_PICTURES) {
        return true;
      }
      omitted.add("only the first " + MOST_PICTURES + " pictures are drawn; the tables have all");
      return false;
    }

    void add(Drawing drawing) {
      switch (drawing) {
        case Drawing.Omitted none -> omitted.add(none.why());
        case Drawing.Drawn drawn -> {
          if (hasRoom()) {
            String id = own(Picture.id(drawn.id()));
            pictures.add(drawn.plot().picture(id, drawn.alternative()));
          }
        }
      }
    }

    private String own(String wanted) {
      String id = wanted;
      for (int i = 2; !ids.add(id); i++) {
        id = wanted + "-" + i;
      }
      return id;
    }

    Charts charts() {
      return new Charts(pictures, List.copyOf(omitted));
    }
  }
}
