package dev.parallax.machine;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Memory of the machine.
 *
 * @param totalBytes what the kernel manages
 * @param availableBytes what could be had without swapping
 * @param swapTotalBytes size of the swap space; 0 if there is none
 * @param swapUsedBytes what lies in it
 * @param hugePages {@code always}, {@code madvise} or {@code never}: transparent huge pages
 */
public record MemoryFacts(
    OptionalLong totalBytes,
    OptionalLong availableBytes,
    OptionalLong swapTotalBytes,
    OptionalLong swapUsedBytes,
    Optional<String> hugePages) {
  static MemoryFacts read(MachineFiles files) {
    OptionalLong swap = kibibytes(files, "SwapTotal");
    OptionalLong free = kibibytes(files, "SwapFree");
    return new MemoryFacts(
        kibibytes(files, "MemTotal"),
        kibibytes(files, "MemAvailable"),
        swap,
        swap.isPresent() && free.isPresent()
            ? OptionalLong.of(swap.getAsLong() - free.getAsLong())
            : OptionalLong.empty(),
        files
            .text("sys/kernel/mm/transparent_hugepage/enabled")
            .filter(modes -> modes.matches(".*\\[\\w+].*"))
            .map(modes -> modes.replaceAll(".*\\[(\\w+)].*", "$1")));
  }

  private static OptionalLong kibibytes(MachineFiles files, String key) {
    OptionalLong kibibytes = files.field("proc/meminfo", key);
    return kibibytes.isPresent()
        ? OptionalLong.of(kibibytes.getAsLong() << 10)
        : OptionalLong.empty();
  }
}
