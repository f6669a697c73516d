package dev.parallax.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which cells are compared with each other. */
class CaseCellsTest {
  private static CellKey cell(String benchmark, String... params) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < params.length; i += 2) {
      map.put(params[i], params[i + 1]);
    }
    return new CellKey("dev.parallax.bench." + benchmark, map);
  }

  private static List<CaseCells<CellKey>> families(CellKey... cells) {
    return CaseCells.of(List.of(cells), cell -> cell);
  }

  @Test
  void cellsOfOneWorkloadLifecycleAndSettingsBelongTogetherWithTheirSerial() {
    CellKey serial = cell("BatchBenchmark.serial", "workload", "cpu", "size", "9");
    CellKey two = warm("platform", "2", "9");
    CellKey four = warm("process", "4", "9");
    CellKey larger = warm("platform", "2", "10");
    CellKey cold =
        cell(
            "BatchBenchmark.cold",
            "workload",
            "cpu",
            "model",
            "platform",
            "workers",
            "2",
            "size",
            "9");

    List<CaseCells<CellKey>> families = families(two, serial, larger, cold, four);

    assertThat(families)
        .extracting(family -> family.key().name(List.of(family.key())))
        .containsExactly("cpu, warm", "cpu, warm", "cpu, cold");
    assertThat(families.get(0).cells()).containsExactly(serial, two, four);
    assertThat(families.get(1).cells()).containsExactly(larger);
    assertThat(families.get(2).cells()).containsExactly(serial, cold);
  }

  @Test
  void aSettingThatTellsFamiliesApartIsPartOfTheirNames() {
    List<CaseKey> keys =
        families(warm("platform", "2", "9"), warm("platform", "2", "10")).stream()
            .map(CaseCells::key)
            .toList();

    assertThat(keys)
        .extracting(key -> key.name(keys))
        .containsExactly("cpu size=9, warm", "cpu size=10, warm");
  }

  @Test
  void serialMayLackASettingThatPoolsHave() {
    CellKey serial = cell("BatchBenchmark.serial", "workload", "cpu");

    assertThat(families(warm("virtual", "2", "9"), serial).getFirst().serial()).contains(serial);
  }

  @Test
  void whatRunsNoBatchesBelongsToNoFamily() {
    assertThat(families(cell("StartBenchmark.firstResult", "model", "process"))).isEmpty();
    assertThat(families(cell("BatchBenchmark.serial", "workload", "cpu"))).isEmpty();
  }

  @Test
  void childrenWithFlagsAreAnotherWayToDoTheWork() {
    CellKey plain = warm("process", "2", "9");
    Map<String, String> params = new LinkedHashMap<>(plain.params());
    params.put("childArgs", "-Xint");
    CellKey flagged = new CellKey(plain.benchmark(), params);

    assertThat(families(plain, flagged)).hasSize(1);
    assertThat(flagged.model()).isEqualTo("process -Xint");
    assertThat(flagged.isProcess()).isTrue();
  }

  @Test
  void modelsRankByWhatTheyCostAndStrangersComeLast() {
    assertThat(List.of("serial", "platform", "virtual", "process", "fibers"))
        .extracting(Model::rank)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static CellKey warm(String model, String workers, String size) {
    return cell(
        "BatchBenchmark.warm", "workload", "cpu", "model", model, "workers", workers, "size", size);
  }
}
