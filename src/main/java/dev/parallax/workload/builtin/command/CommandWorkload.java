package dev.parallax.workload.builtin.command;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Service;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.builtin.DescribedWorkload;
import dev.parallax.workload.builtin.EqualTasks;
import dev.parallax.workload.builtin.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A shell command, run once by each task: for those who have no Java code yet.
 *
 * <p>The command is given to {@code sh -c} as it stands, with {@code PARALLAX_TASK} as the number
 * of the task, from 0 on, and nothing on standard input. Starting the shell is part of the task, as
 * it would be in a program that runs commands. A command whose exit code is not 0 has failed.
 *
 * <p>The work is done in processes of its own under every model: threads only start them and wait,
 * and {@code process} has a child JVM between that does the same. So what is compared is who waits,
 * and the number of workers is how many commands run at once.
 *
 * <p>No command outlives its trial: see {@link CommandGuard}.
 *
 * <p>Input: none. Checksum: of all bytes on standard output; with {@code checksum=exit} of the exit
 * code alone, for a command that prints times or process ids.
 */
public final class CommandWorkload extends DescribedWorkload {
  /** Its name. */
  public static final String NAME = "command";

  /** The setting that is the command. */
  public static final String COMMAND = "command";

  private static final String CHECKSUM = "checksum";
  private static final String OF_OUTPUT = "stdout";

  /** Only in the parameters of a running trial. */
  private static final String MARK = "mark";

  private static final String FOLDER = "folder";

  public CommandWorkload() {
    super(
        NAME,
        "runs a shell command of yours",
        "of no meaning here",
        new Sizes(16, 1),
        new Sizes(16, 1));
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(
            COMMAND,
            "true",
            "true",
            "what sh -c runs; true does nothing, which shows what starting a process costs",
            "any command",
            value -> value.isBlank() ? Optional.of("is empty") : Optional.empty()),
        Setting.oneOf(CHECKSUM, "what must be the same in every run of a task", OF_OUTPUT, "exit"));
  }

  @Override
  public Service startService(Parameters parameters) throws IOException {
    CommandGuard guard = CommandGuard.start();
    return new Service(
        parameters.with(MARK, guard.mark()).with(FOLDER, guard.folder().toString()), guard);
  }

  @Override
  public Batch prepare(Parameters parameters) throws IOException {
    boolean ofOutput = parameters.setting(CHECKSUM).equals(OF_OUTPUT);
    // Each JVM of a trial has a folder of its own, since every child may run every task.
    TemporaryDirectory folder = TemporaryDirectory.createInOwn(Path.of(parameters.setting(FOLDER)));
    ShellCommand command =
        new ShellCommand(parameters.setting(COMMAND), parameters.setting(MARK), folder.path());
    return new EqualTasks(parameters.tasks()) {
      @Override
      public long run(int index) throws IOException, InterruptedException {
        long output = command.run(index);
        return 31 * (ofOutput ? output : 0) + index + 1;
      }

      @Override
      public void close() throws IOException {
        folder.close();
      }
    };
  }
}
