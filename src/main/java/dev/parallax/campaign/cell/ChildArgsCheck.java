package dev.parallax.campaign.cell;

import dev.parallax.concurrency.child.ChildFlags;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import dev.parallax.measure.HandOver;
import dev.parallax.suite.ParameterNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Refuses flags for child JVMs that no JVM starts with, by starting one. */
public final class ChildArgsCheck {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private ChildArgsCheck() {}

  /**
   * Starts a JVM that only prints its version.
   *
   * @throws BadRequest with what the JVM says, if it doesn't take the flags
   */
  public static void check(String childArgs) throws BadRequest {
    List<String> args = HandOver.splitArgs(childArgs);
    PoolOptions options = PoolOptions.DEFAULT.withChildArgs(args);
    JavaCommand command =
        new JavaCommand(ChildArgsCheck.class)
            .withJvmArgs(ChildFlags.derive(1, 0, options))
            .withJvmArgs(List.of("-version"));
    try (JavaProcess process = JavaProcess.start("a JVM", command)) {
      if (!process.awaitEnd(DEADLINE) || process.exitCode() != 0) {
        throw new BadRequest(
            "-p %s=%s: a JVM does not start with these flags: %s"
                .formatted(
                    ParameterNames.CHILD_ARGS,
                    childArgs,
                    process.lastSaid().lines().findFirst().orElse("")));
      }
    } catch (IOException e) {
      throw new BadRequest(
          "-p %s=%s: %s".formatted(ParameterNames.CHILD_ARGS, childArgs, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadRequest("interrupted");
    }
  }
}
