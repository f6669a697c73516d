package dev.parallax.cli;

import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.machine.JvmFacts;
import dev.parallax.machine.MachineFacts;
import dev.parallax.machine.MachineFiles;
import dev.parallax.machine.PrivatePaths;
import dev.parallax.machine.doctor.Diagnosis;
import dev.parallax.machine.doctor.Measured;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code doctor}: is this machine fit to measure, and what would spoil the result? */
@Command(
    header = {"", "is this machine fit to measure?"},
    usageHelpWidth = 100,
    description = {
      "",
      "Says what would spoil a measurement on this machine and what to do about it: clock"
          + " frequency, cores and quotas, other load, memory, clocks, and the noise of equal JVMs,"
          + " which it measures for about 12 s. It changes nothing, and ends with 0 also when it"
          + " warns."
    })
record DoctorCommand(Console console) implements Callable<Integer> {
  @Override
  public Integer call() throws IOException, InterruptedException {
    MachineFiles files = MachineFiles.ofThisMachine();
    // Before anything is measured, which is a load by itself.
    MachineFacts machine = MachineFacts.read(files);
    console.err().println("measuring for about 12 s; leave the machine alone ...");
    Measured measured = Measured.here(files);
    Diagnosis diagnosis =
        Diagnosis.of(machine, JvmFacts.ofThisJvm(PrivatePaths.ofThisUser()), measured);
    console
        .out()
        .print(new DoctorText(console.columns()).render(diagnosis, Noise.of(measured.twins())));
    return ExitCode.DONE;
  }
}
