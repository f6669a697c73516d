package dev.parallax.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachinesTest {
  private static final long GIB = 1L << 30;

  private static ResultFile file(String label, String name, long memoryBytes) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (!name.isEmpty()) {
      facts.put("machine", name);
    }
    facts.put("cores", "8");
    facts.put("os", "Linux 6.1");
    facts.put("arch", "amd64");
    facts.put("cpu.model", "Foo 3000");
    facts.put("memory.totalBytes", String.valueOf(memoryBytes));
    return file(label, facts);
  }

  private static ResultFile file(String label, Map<String, String> facts) {
    return new ResultFile(
        label,
        Path.of(label),
        true,
        List.of(),
        new Environment(facts, Optional.empty()),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void aMachineWithoutANameIsItsHardwareAndSystem() {
    assertThat(Machines.of(List.of(file("a", "", 24 * GIB))))
        .containsExactly(Map.entry("a", "Linux 6.1 amd64 8 cores, Foo 3000, 24.00 GiB"));
    assertThat(Machines.of(List.of(file("a", Map.of("cores", "1")))))
        .containsExactly(Map.entry("a", "1 core"));
  }

  @Test
  void aFewMegabytesThatAKernelKeepsAreNoOtherMachine() {
    Map<String, String> machines =
        Machines.of(
            List.of(
                file("a", "", 24 * GIB),
                file("b", "", 24 * GIB - (5 << 20)),
                file("c", "", 32 * GIB)));

    assertThat(machines.get("b")).isEqualTo(machines.get("a"));
    assertThat(machines.get("c")).isNotEqualTo(machines.get("a")).endsWith("32.00 GiB");
  }

  @Test
  void hostsOfOneHardwareAreToldApartByTheirNames() {
    assertThat(
            Machines.of(
                List.of(file("a", "node 1", GIB), file("b", " node 2 ", GIB), file("c", "", GIB))))
        .containsExactly(
            Map.entry("a", "node 1"),
            Map.entry("b", "node 2"),
            Map.entry("c", "Linux 6.1 amd64 8 cores, Foo 3000, 1.00 GiB"));
  }

  @Test
  void oneNameForDifferentHardwareIsNotOneMachine() {
    assertThat(Machines.of(List.of(file("a", "ci", GIB), file("b", "ci", 2 * GIB))).values())
        .containsExactly(
            "ci: Linux 6.1 amd64 8 cores, Foo 3000, 1.00 GiB",
            "ci: Linux 6.1 amd64 8 cores, Foo 3000, 2.00 GiB");
  }

  @Test
  void ofALoneFileNoMachineIsKnown() {
    assertThat(
            Machines.of(
                List.of(file("lone", Map.of()), file("odd", Map.of("memory.totalBytes", "many")))))
        .containsExactly(Map.entry("lone", ""), Map.entry("odd", ""));
  }
}
