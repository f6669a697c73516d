package dev.parallax.campaign.jmh;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Where JMH's own output goes, if the user asked for it by {@code -v} or {@code -o}. */
public final class JmhOutput implements Closeable {
  private final Optional<VerboseMode> mode;
  private final PrintStream out;
  private final boolean isFile;

  private JmhOutput(Optional<VerboseMode> mode, PrintStream out, boolean isFile) {
    this.mode = mode;
    this.out = out;
    this.isFile = isFile;
  }

  /** Opens the file of {@code -o}; without that the output goes to {@code out}. */
  public static JmhOutput open(JmhOptions options, PrintStream out) throws IOException {
    if (options.outputFile().isEmpty()) {
      return new JmhOutput(options.verbosity(), out, false);
    }
    PrintStream file =
        new PrintStream(
            Files.newOutputStream(options.outputFile().get()), true, StandardCharsets.UTF_8);
    return new JmhOutput(Optional.of(options.verbosity().orElse(VerboseMode.NORMAL)), file, true);
  }

  /**
   * The output of one fork.
   *
   * @param amongOthers whether others live at the same time: then it is shown when the fork has
   *     ended, so that their lines don't mix
   */
  OfFork ofFork(boolean amongOthers) {
    return new OfFork(amongOthers);
  }

  /** To be closed when the fork has ended. */
  final class OfFork implements Closeable {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final PrintStream lines;

    private OfFork(boolean amongOthers) {
      this.lines = amongOthers ? new PrintStream(kept, true, StandardCharsets.UTF_8) : out;
    }

    Optional<OutputFormat> format() {
      return mode.map(known -> OutputFormatFactory.createFormatInstance(lines, known));
    }

    @Override
    public void close() {
      synchronized (out) {
        out.print(kept.toString(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  @Override
  public void close() {
    if (isFile) {
      out.close();
    }
  }
}
