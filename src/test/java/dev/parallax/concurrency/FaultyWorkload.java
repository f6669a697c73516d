package dev.parallax.concurrency;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Task;
import dev.parallax.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tasks one of which goes wrong in a chosen way, as long as a certain file exists. */
public final class FaultyWorkload implements Workload {
  static final int FAULTY_TASK = 3;
  static final String LAST_WORDS = "these are my last words";

  @Override
  public String name() {
    return "faulty";
  }

  @Override
  public String description() {
    return "goes wrong";
  }

  @Override
  public String sizeUnit() {
    return "nothing";
  }

  @Override
  public Sizes defaultSizes() {
    return new Sizes(6, 1);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("fault", "throw", "throw", "what goes wrong", "any", value -> Optional.empty()),
        new Setting("trigger", "", "", "a file", "any", value -> Optional.empty()));
  }

  @Override
  public Batch prepare(Parameters parameters) {
    String fault = parameters.setting("fault");
    Path trigger = Path.of(parameters.setting("trigger"));
    if (fault.equals("prepare")) {
      throw new IllegalStateException("no input today");
    }
    return Batch.of(
        IntStream.range(0, parameters.tasks())
            .<Task>mapToObj(index ->
                () -> {
                  if (index == FAULTY_TASK && Files.exists(trigger)) {
                    goWrong(fault);
                  }
                  return 100L + index;
                })
            .toList());
  }

  private static void goWrong(String fault) throws Exception {
    switch (fault) {
      case "throw" -> throw new java.io.IOException("boom");
      case "error" -> throw new AssertionError("boom");
      case "overflow" -> overflow(0);
      case "exit" -> {
        System.err.println(LAST_WORDS);
        System.exit(7);
      }
      case "halt" -> {
        System.out.println(LAST_WORDS);
        Runtime.getRuntime().halt(7);
      }
      case "print" -> printMuch();
      default -> throw new IllegalArgumentException(fault);
    }
  }

  private static int overflow(int depth) {
    return depth < 0 ? 0 : overflow(depth + 1) + 1;
  }

  /** More than any pipe holds, on both streams; with the magic number of a frame in it. */
  private static void printMuch() {
    String line = "PARX\0\0\0" + "x".repeat(1000);
    for (int i = 0; i < 1000; i++) {
      System.out.println(line);
      System.err.println(line);
    }
    System.out.print("no end of line");
  }
}
