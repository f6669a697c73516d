package dev.parallax.campaign;

import dev.parallax.campaign.machine.EnvironmentJson;
import dev.parallax.campaign.machine.PrivatePaths;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** The folder that a run leaves behind. */
final class RunDirectory {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-'run'-HHmmss", java.util.Locale.ROOT);

  private RunDirectory() {}

  /** Where a run goes that the user gave no name: {@code jmh-results/<date>-run-<time>}. */
  static Path newName(LocalDateTime now) {
    return Path.of("jmh-results", NAME.format(now));
  }

  /**
   * Makes the folder and says in it where and how the run was made.
   *
   * @throws BadRequest if there are results in it already
   * @throws IOException if it can't be written
   */
  static void create(Path directory, RunRequest request, Plan plan) throws BadRequest, IOException {
    if (Files.exists(directory.resolve("results.json"))) {
      throw new BadRequest(
          "--out %s: it holds the results of another run; name a new folder".formatted(directory));
    }
    Files.createDirectories(directory);
    AtomicFile.write(directory.resolve("environment.json"), environment(request, plan));
  }

  private static byte[] environment(RunRequest request, Plan plan) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(
                new ObjectWriteContext.Base() {
                  @Override
                  public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                    return new DefaultPrettyPrinter();
                  }
                },
                bytes)) {
      json.writeStartObject();
      json.writeStringProperty(
          "started",
          // With the offset alone: the name of a zone tells where somebody is.
          OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS).toString());
      PrivatePaths paths = PrivatePaths.ofThisUser();
      writeStrings(json, "commandLine", request.commandLine().stream().map(paths::hide).toList());
      json.writeNumberProperty("seed", plan.seed());
      json.writeNumberProperty("rounds", plan.rounds());
      json.writeBooleanProperty("interleaved", plan.interleaved());
      json.writeNumberProperty("cores", Runtime.getRuntime().availableProcessors());
      json.writeStringProperty("os", System.getProperty("os.name") + " " + kernelVersion());
      json.writeStringProperty("arch", System.getProperty("os.arch"));
      json.writeStringProperty("jdk", Runtime.version().toString());
      json.writeStringProperty("vm", System.getProperty("java.vm.name"));
      EnvironmentJson.here().writeTo(json);
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /** The number alone: what distributors and providers append may name their machines. */
  private static String kernelVersion() {
    return System.getProperty("os.version").replaceFirst("[^0-9.].*", "");
  }

  private static void writeStrings(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
