package dev.parallax.cli;

import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;

/** {@code --version}: of the suite and of what it runs on. */
final class VersionCommand {
  private VersionCommand() {}

  static int run(Console console) {
    String version = Parallax.class.getPackage().getImplementationVersion();
    console.out().println("Parallax " + (version == null ? "(not from its jar)" : version));
    console
        .out()
        .println("JDK %s, %s".formatted(Runtime.version(), System.getProperty("java.vm.name")));
    return ExitCode.DONE;
  }
}
