package dev.parallax.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of machines on record. */
class MachineFactsTest {
  @TempDir private Path root;

  private MachineFacts read(String machine) throws IOException {
    return MachineFacts.read(Recorded.unpack(machine, root));
  }

  @Test
  void aLaptopTellsOfClockHeatAndPower() throws IOException {
    MachineFacts laptop = read("laptop");
    CpuFacts cpu = laptop.cpu();
    assertThat(cpu.model()).contains("Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz");
    assertThat(cpu.online()).hasValue(4);
    assertThat(cpu.cores()).hasValue(2);
    assertThat(cpu.smt()).contains(true);
    assertThat(cpu.caches())
        .containsExactly(
            new CpuFacts.Cache(1, "Data", 32 << 10, OptionalInt.of(2)),
            new CpuFacts.Cache(3, "Unified", 6 << 20, OptionalInt.of(4)));
    assertThat(cpu.clock())
        .isEqualTo(
            new CpuFacts.Clock(
                List.of("powersave"),
                Optional.of("intel_pstate"),
                List.of("balance_performance"),
                Optional.of(true),
                OptionalLong.of(3_400_000),
                OptionalLong.of(3_400_000),
                OptionalLong.of(17)));
    assertThat(laptop.hottestMillidegrees()).hasValue(74_500);
    assertThat(laptop.onBattery()).contains(true);
    assertThat(laptop.memory().swapUsedBytes()).hasValue(524_288L << 10);
    assertThat(laptop.memory().hugePages()).contains("always");
    assertThat(laptop.surroundings())
        .isEqualTo(new Surroundings(Optional.empty(), Optional.of(false), Optional.empty()));
    assertThat(laptop.limits().quotaCores()).isEmpty();
    assertThat(laptop.limits().throttledPeriods()).isEmpty();
  }

  @Test
  void ofTheKernelsReleaseOnlyTheNumberIsKept() throws IOException {
    assertThat(read("laptop").kernelRelease()).contains("6.1.0");
  }

  @Test
  void aContainerOfVersion2HasAQuotaOfPartsOfACore() throws IOException {
    MachineFacts container = read("container-v2");
    assertThat(container.limits())
        .isEqualTo(
            new MachineFacts.Limits(
                OptionalInt.of(2),
                Optional.of(1.5),
                OptionalInt.of(4),
                OptionalLong.of(2L << 30),
                OptionalLong.of(37)));
    assertThat(container.surroundings())
        .isEqualTo(
            new Surroundings(Optional.of("kubernetes"), Optional.of(true), Optional.of("amazon")));
    assertThat(container.cpu().smt()).isEmpty();
    assertThat(container.cpu().clock().turbo()).isEmpty();
  }

  @Test
  void aContainerOfVersion1IsFoundAtTheMountWhenItsPathIsTheHosts() throws IOException {
    MachineFacts container = read("container-v1");
    assertThat(container.limits())
        .isEqualTo(
            new MachineFacts.Limits(
                OptionalInt.of(1),
                Optional.of(2.0),
                OptionalInt.of(2),
                OptionalLong.empty(),
                OptionalLong.of(4)));
    assertThat(container.cpu().allowed()).hasValue(2);
    assertThat(container.surroundings().container()).contains("docker");
    assertThat(container.surroundings().virtual()).contains(false);
  }

  @Test
  void aLimitOfAGroupAroundOursHoldsForUsToo() throws IOException {
    MachineFiles files = Recorded.unpack("arm-server", root);
    Recorded.write(root, "sys/fs/cgroup/system.slice/ssh.service/cpu.max", "400000 100000");
    Recorded.write(root, "sys/fs/cgroup/system.slice/cpu.max", "250000 100000");
    assertThat(MachineFacts.read(files).limits().quotaCores()).contains(2.5);
  }

  @Test
  void anArmServerHasNoModelNameAndNoHypervisorFlag() throws IOException {
    MachineFacts arm = read("arm-server");
    assertThat(arm.cpu().model()).contains("ARM 0x41, part 0xd0c");
    assertThat(arm.cpu().smt()).contains(false);
    assertThat(arm.cpu().clock().turbo()).contains(false);
    assertThat(arm.limits().quotaCores()).isEmpty();
    assertThat(arm.surroundings().virtual()).isEmpty();
    assertThat(arm.memory().swapTotalBytes()).hasValue(0);
  }

  @Test
  void whereNothingCanBeReadNothingIsSaid() {
    MachineFacts nothing = MachineFacts.read(new MachineFiles(root));
    assertThat(json(nothing))
        .isEqualTo(
            "{\"cpu\":{\"caches\":[],\"governors\":[],\"energyPreferences\":[]},"
                + "\"clock\":{\"available\":[]},\"memory\":{},\"limits\":{},"
                + "\"jvm\":{\"vendor\":\"V\",\"version\":\"25\",\"name\":\"VM\","
                + "\"collectors\":[\"G1\"],\"flags\":[\"-Xmx1g\"],\"environmentOptions\":[],\"maxHeapBytes\":1073741824,"
                + "\"processors\":2}}");
  }

  @Test
  void garbageIsAbsentAndNotZero() throws IOException {
    MachineFiles files = Recorded.unpack("laptop", root);
    Recorded.write(root, "proc/loadavg", "much");
    Recorded.write(root, "proc/meminfo", "MemTotal: lots kB\nSwapTotal:\n");
    Recorded.write(root, "sys/devices/system/cpu/online", "all");
    Recorded.write(root, "sys/devices/system/cpu/cpu0/cache/index0/size", "big");
    MachineFacts facts = MachineFacts.read(files);
    assertThat(facts.load()).isEmpty();
    assertThat(facts.memory().totalBytes()).isEmpty();
    assertThat(facts.memory().swapUsedBytes()).isEmpty();
    assertThat(facts.cpu().online()).isEmpty();
    assertThat(facts.cpu().caches()).hasSize(1);
  }

  @Test
  void theEnvironmentOfALaptopHoldsAllOfItAndNamesNobody() throws IOException {
    String json = json(read("laptop")).replace("},", "},\n") + "\n";
    Path golden = Path.of("src/test/resources/dev/parallax/machine/laptop.json");
    if (System.getProperty("golden.apply") != null) {
      Files.writeString(golden, json);
    }
    assertThat(json).isEqualTo(Files.readString(golden)).doesNotContain("anna");
  }

  private static String json(MachineFacts machine) {
    JvmFacts jvm =
        new JvmFacts("V", "25", "VM", List.of("G1"), List.of("-Xmx1g"), List.of(), 1 << 30, 2);
    byte[] line =
        JsonWriter.document(
            new EnvironmentJson(machine, jvm, Optional.empty()).toJson(), JsonWriter.Style.COMPACT);
    return new String(line, StandardCharsets.UTF_8).strip();
  }
}
