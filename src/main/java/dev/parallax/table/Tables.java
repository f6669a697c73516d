package dev.parallax.table;

import dev.parallax.group.Pooling;
import dev.parallax.group.Series;
import dev.parallax.result.ResultFile;
import dev.parallax.result.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Arranges the rows of files in tables. */
public final class Tables {
  private Tables() {}

  /** The tables of some files: batches by workload and lifecycle first, then everything else. */
  public static List<Table> of(List<ResultFile> files, ReportSettings settings) {
    boolean several = files.size() > 1;
    List<String> labels = files.stream().map(ResultFile::label).toList();
    List<Table> tables = new ArrayList<>();
    List<Series> others = new ArrayList<>();
    for (ResultFile file : files) {
      List<SuiteRow> batches = new ArrayList<>();
      for (Series series : Pooling.pool(file.measurements())) {
        Optional<SuiteRow> row = SuiteRow.of(series);
        row.ifPresent(batches::add);
        if (row.isEmpty()) {
          others.add(series);
        }
      }
      BatchTables built =
          BatchTables.of(
              batches,
              several ? file.label() : "",
              file.commonRounds() || settings.aligned(),
              settings.rule());
      tables.addAll(built.tables());
      others.addAll(built.leftOver());
    }
    tables.addAll(ScoreTables.of(others, labels, settings.rule().confidence()));
    return tables;
  }

  /** The different JVMs of some rows, as far as the files tell. */
  static List<String> jvms(List<Series> rows) {
    Set<String> jvms = new TreeSet<>();
    for (Series row : rows) {
      Vm vm = row.measurement().vm();
      String jdk = vm.jdkVersion().isEmpty() ? "" : "JDK " + vm.jdkVersion();
      String between = jdk.isEmpty() || vm.name().isEmpty() ? "" : ", ";
      jvms.add(jdk + between + vm.name());
    }
    jvms.remove("");
    return List.copyOf(jvms);
  }
}
