package dev.parallax.machine.doctor;

import dev.parallax.machine.JvmFacts;
import dev.parallax.machine.MachineFacts;
import dev.parallax.machine.doctor.Diagnosis.Examination;
import java.util.Optional;
import java.util.stream.LongStream;

/** Memory: whether it is enough, and whether it stays what it is. */
record MemoryChecks(MachineFacts machine, JvmFacts jvm) {
  void addTo(Examination examination) {
    MachineFacts.Memory memory = machine.memory();
    examination.add("memory", available(), this::enough);
    examination.add(
        "swap", memory.swapUsedBytes().stream().boxed().findFirst(), MemoryChecks::swap);
    examination.add("huge pages", memory.hugePages(), MemoryChecks::hugePages);
  }

  /** What can be had without swapping, within the group's limit. */
  private Optional<Long> available() {
    return LongStream.concat(
            machine.memory().availableBytes().stream(), machine.limits().memoryBytes().stream())
        .boxed()
        .min(Long::compare);
  }

  private Check enough(long availableBytes) {
    return Check.of(
            "memory",
            "%s to be had, a fork's heap may grow to %s"
                .formatted(
                    DoctorWords.bytes(availableBytes), DoctorWords.bytes(jvm.maxHeapBytes())))
        .warnIf(
            availableBytes < jvm.maxHeapBytes(),
            "A heap that grows into memory that isn't there is swapped, or the JVM is killed; child"
                + " JVMs need a heap each.",
            "End what uses memory, or give forks less: -jvmArgs -Xmx1g.");
  }

  private static Check swap(long usedBytes) {
    return Check.of(
            "swap", usedBytes == 0 ? "none in use" : DoctorWords.bytes(usedBytes) + " in use")
        .commandIf(
            usedBytes != 0,
            "Pages that lie on a disk are read back in the middle of a measurement.",
            "sudo swapoff -a");
  }

  private static Check hugePages(String mode) {
    return Check.of("huge pages", mode)
        .commandIf(
            mode.equals("always"),
            "Whether a heap gets huge pages depends on how scattered memory is, so forks differ.",
            "echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled");
  }
}
