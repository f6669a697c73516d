package dev.parallax.workload.builtin;

import dev.parallax.jvm.JavaProcess;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Service;
import dev.parallax.workload.builtin.command.CommandWorkload;
import java.util.Map;

/** A program that runs a command until somebody kills it. */
public final class CommandHolder {
  private CommandHolder() {}

  /** Argument: the command. */
  public static void main(String[] args) throws Exception {
    CommandWorkload workload = new CommandWorkload();
    Parameters parameters =
        Parameters.resolve(workload, "default", "1", Map.of(CommandWorkload.COMMAND, args[0]));
    try (Service service = workload.startService(parameters);
        Batch batch = workload.prepare(service.parameters())) {
      JavaProcess.answer("ready");
      var unused = batch.task(0).run();
    }
  }
}
