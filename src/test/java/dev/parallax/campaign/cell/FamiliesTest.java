package dev.parallax.campaign.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.plan.Plans;
import dev.parallax.campaign.race.RaceFamily;
import dev.parallax.campaign.race.RaceFamily.Contender;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamiliesTest {
  private static List<RaceFamily> families(List<String> benchmarks, String... parameters)
      throws BadRequest {
    return Families.of(Plans.plan(1, benchmarks, parameters).cells()).contenders();
  }

  @Test
  void serialTakesPartInTheWarmAndInTheColdFamilyOfItsWork() throws BadRequest {
    List<RaceFamily> families = families(List.of(), "workload=cpu", "workers=1,2");

    assertThat(families).extracting(RaceFamily::name).containsOnly("cpu, warm", "cpu, cold");
    assertThat(families)
        .allSatisfy(family -> {
          assertThat(family.baseline()).hasValue(0);
          assertThat(family.contenders().getFirst().id()).startsWith("BatchBenchmark.serial");
        });
  }

  @Test
  void theCheapestStandFirstFewWorkersBeforeManyAndPlatformBeforeVirtualBeforeProcess()
      throws BadRequest {
    assertThat(
            families(List.of("BatchBenchmark.warm"), "workload=cpu", "workers=10,2")
                .getFirst()
                .contenders())
        .extracting(
            contender -> contender.id().replaceFirst(".*model=(\\w+) workers=(\\d+).*", "$1 $2"))
        .containsExactly(
            "platform 2", "virtual 2", "process 2", "platform 10", "virtual 10", "process 10");
  }

  @Test
  void otherSettingsAreAnotherFamilyWhichIsNamedByThem() throws BadRequest {
    assertThat(families(List.of(), "workload=file-write", "sync=none,fsync", "workers=1"))
        .extracting(RaceFamily::name)
        .containsExactlyInAnyOrder(
            "file-write sync=none, warm",
            "file-write sync=fsync, warm",
            "file-write sync=none, cold",
            "file-write sync=fsync, cold");
  }

  @Test
  void processesThatShareNoLockAreNotRecommended() throws BadRequest {
    assertThat(
            families(List.of("BatchBenchmark.warm"), "workload=lock", "workers=2")
                .getFirst()
                .contenders())
        .extracting(Contender::recommendable)
        .containsExactly(true, true, false);
  }

  @Test
  void otherBenchmarksAreInNoFamily() throws BadRequest {
    assertThat(families(List.of("DispatchBenchmark"))).isEmpty();
  }
}
