package dev.parallax.machine.doctor;

import dev.parallax.machine.JvmFacts;
import dev.parallax.machine.MachineFacts;
import dev.parallax.machine.MemoryFacts;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Memory: whether it is enough, and whether it stays what it is. */
record MemoryChecks(MachineFacts machine, JvmFacts jvm) {
  void addTo(Examination examination) {
    MemoryFacts memory = machine.memory();
    examination.add("memory", available(), this::enough);
    examination.add("swap", boxed(memory.swapUsedBytes()), MemoryChecks::swap);
    examination.add("huge pages", memory.hugePages(), MemoryChecks::hugePages);
  }

  /** What can be had without swapping, within the group's limit. */
  private Optional<Long> available() {
    OptionalLong least =
        LongStream.concat(
                machine.memory().availableBytes().stream(), machine.limits().memoryBytes().stream())
            .min();
    return boxed(least);
  }

  private Check enough(long availableBytes) {
    String measured =
        "%s to be had, a fork's heap may grow to %s"
            .formatted(DoctorWords.bytes(availableBytes), DoctorWords.bytes(jvm.maxHeapBytes()));
    return availableBytes >= jvm.maxHeapBytes()
        ? Check.pass("memory", measured)
        : Check.warn(
            "memory",
            measured,
            "A heap that grows into memory that isn't there is swapped, or the JVM is killed; child"
                + " JVMs need a heap each.",
            "End what uses memory, or give forks less: -jvmArgs -Xmx1g.");
  }

  private static Check swap(long usedBytes) {
    return usedBytes == 0
        ? Check.pass("swap", "none in use")
        : Check.command(
            "swap",
            DoctorWords.bytes(usedBytes) + " in use",
            "Pages that lie on a disk are read back in the middle of a measurement.",
            "sudo swapoff -a");
  }

  private static Check hugePages(String mode) {
    return mode.equals("always")
        ? Check.command(
            "huge pages",
            mode,
            "Whether a heap gets huge pages depends on how scattered memory is, so forks differ.",
            "echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled")
        : Check.pass("huge pages", mode);
  }

  private static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }
}
