package dev.parallax.cli;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.machine.JvmFacts;
import dev.parallax.machine.MachineFacts;
import dev.parallax.machine.MachineFiles;
import dev.parallax.machine.PrivatePaths;
import dev.parallax.machine.doctor.Diagnosis;
import dev.parallax.machine.doctor.Measured;
import java.io.IOException;

/** {@code doctor}: is this machine fit to measure, and what would spoil the result? */
final class DoctorCommand {
  private DoctorCommand() {}

  static int run(String[] args, Console console) throws IOException, InterruptedException {
    if (args.length > 0) {
      if (args[0].equals("-h") || args[0].equals("--help")) {
        return help(console);
      }
      throw new BadUsage("doctor takes no arguments but -h: " + args[0]);
    }
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

  private static int help(Console console) {
    console
        .out()
        .print(
            """
            Usage: java -jar benchmarks.jar doctor

            Says what would spoil a measurement on this machine and what to do about it: clock
            frequency, cores and quotas, other load, memory, clocks, and the noise of equal JVMs,
            which it measures for about 12 s. It changes nothing, and ends with 0 also when it warns.
            """);
    return ExitCode.DONE;
  }
}
