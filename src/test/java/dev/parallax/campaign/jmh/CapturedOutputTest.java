package dev.parallax.campaign.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of the output of a fork that failed. */
class CapturedOutputTest {
  private static final String CHATTER = "x".repeat(1023);

  private final CapturedOutput output = new CapturedOutput(Optional.empty());

  @Test
  void theReasonIsFoundBehindAllThatATaskPrinted() {
    for (int i = 0; i < 300; i++) {
      output.println(CHATTER);
    }
    output.println("<failure>");
    output.println("");
    output.println("java.lang.IllegalStateException: no room");
    output.println("Caused by: java.io.IOException: disk full");
    for (int i = 0; i < 300; i++) {
      output.println(CHATTER);
    }
    assertThat(output.failure()).startsWith("java.lang.IllegalStateException: no room");
    assertThat(output.failureLine()).isEqualTo("java.io.IOException: disk full");
    assertThat(output.failure().length()).isLessThan(100_000);
  }

  @Test
  void whereNoReasonIsMarkedTheEndIsKept() {
    for (int i = 0; i < 300; i++) {
      output.println(CHATTER);
    }
    output.println("the last line");
    assertThat(output.failure()).endsWith("the last line").hasSizeLessThan(150_000);
  }

  @Test
  void threadsThatPrintAtOnceLoseNothing() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int line = 0; line < 1000; line++) {
                  output.println("0123456789");
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(output.failure().lines()).hasSize(4000).containsOnly("0123456789");
  }
}
