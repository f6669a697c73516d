package dev.parallax.campaign.jmh;

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
  private final Optional<OutputFormat> format;
  private final Optional<PrintStream> file;

  private JmhOutput(Optional<OutputFormat> format, Optional<PrintStream> file) {
    this.format = format;
    this.file = file;
  }

  /** Opens the file of {@code -o}; without that the output goes to {@code out}. */
  public static JmhOutput open(JmhOptions options, PrintStream out) throws IOException {
    if (options.outputFile().isEmpty()) {
      return new JmhOutput(options.verbosity().map(mode -> format(out, mode)), Optional.empty());
    }
    PrintStream file =
        new PrintStream(
            Files.newOutputStream(options.outputFile().get()), true, StandardCharsets.UTF_8);
    VerboseMode mode = options.verbosity().orElse(VerboseMode.NORMAL);
    return new JmhOutput(Optional.of(format(file, mode)), Optional.of(file));
  }

  private static OutputFormat format(PrintStream out, VerboseMode mode) {
    return OutputFormatFactory.createFormatInstance(out, mode);
  }

  Optional<OutputFormat> format() {
    return format;
  }

  @Override
  public void close() {
    file.ifPresent(PrintStream::close);
  }
}
