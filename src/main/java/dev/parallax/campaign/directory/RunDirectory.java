package dev.parallax.campaign.directory;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.journal.Header;
import dev.parallax.campaign.journal.Journal;
import dev.parallax.campaign.journal.JournalException;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.file.AtomicFile;
import dev.parallax.machine.EnvironmentJson;
import dev.parallax.machine.PrivatePaths;
import dev.parallax.suite.RunFiles;
import dev.parallax.suite.Trait;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** The folder that a run leaves behind. */
public final class RunDirectory {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-'run'-HHmmss", java.util.Locale.ROOT);

  private RunDirectory() {}

  /** Where a run goes that the user gave no name: {@code jmh-results/<date>-run-<time>}. */
  static Path newName(LocalDateTime now) {
    return Path.of("jmh-results", NAME.format(now));
  }

  /**
   * Refuses a folder that holds a run.
   *
   * @throws BadRequest saying how that run could go on
   */
  public static void requireFree(Path directory) throws BadRequest {
    boolean canGoOn = Files.exists(directory.resolve(RunFiles.JOURNAL));
    if (canGoOn || Files.exists(directory.resolve(RunFiles.RESULTS))) {
      throw new BadRequest(
          "--out %s: it holds the results of another run; name a new folder%s"
              .formatted(directory, canGoOn ? ", or resume it by --resume " + directory : ""));
    }
  }

  /**
   * Makes the folder and says in it where and how the run was made.
   *
   * @throws BadRequest if there is another run in it already
   * @throws IOException if it can't be written
   */
  static void create(Path directory, RunRequest request, Plan plan) throws BadRequest, IOException {
    requireFree(directory);
    Files.createDirectories(directory);
    deleteHalves(directory);
    AtomicFile.write(directory.resolve(RunFiles.ENVIRONMENT), environment(request, plan));
  }

  /** Deletes what a run left that was killed while it wrote. */
  static void deleteHalves(Path directory) throws IOException {
    for (String name :
        List.of(
            RunFiles.RESULTS,
            RunFiles.ENVIRONMENT,
            RunFiles.TWINS,
            RunFiles.JOURNAL,
            RunFiles.TABLES,
            RunFiles.VERDICTS,
            RunFiles.PAGE)) {
      AtomicFile.deleteHalves(directory, name);
    }
    AtomicFile.deleteHalves(directory.resolve(RunFiles.TIMELINES), "*.json");
    for (String name : List.of("*.svg", RunFiles.CHART_SUMS)) {
      AtomicFile.deleteHalves(directory.resolve(RunFiles.CHARTS), name);
    }
  }

  /**
   * Begins a journal. Its first line is there at once or not at all: without it a run could neither
   * be gone on with nor be started anew in its folder.
   */
  public static Journal startJournal(Path directory, Header header) throws BadRequest, IOException {
    AtomicFile.write(directory.resolve(RunFiles.JOURNAL), Journal.firstLine(header));
    return openJournal(directory);
  }

  /**
   * Opens the journal of a run that is to go on.
   *
   * @throws BadRequest if the run is still going on, or its journal can't be understood
   */
  public static Journal openJournal(Path directory) throws BadRequest, IOException {
    try {
      return Journal.open(directory);
    } catch (JournalException e) {
      throw new BadRequest(e.what());
    }
  }

  private static byte[] environment(RunRequest request, Plan plan) throws BadRequest {
    Optional<String> machine = MachineName.of(System.getenv());
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
      json.writeNumberProperty("fewestRounds", plan.limits().fewest());
      json.writeNumberProperty("rounds", plan.rounds());
      json.writeBooleanProperty("interleaved", plan.interleaved());
      machine.ifPresent(name -> json.writeStringProperty("machine", name));
      json.writeNumberProperty("cores", Runtime.getRuntime().availableProcessors());
      json.writeStringProperty("os", System.getProperty("os.name") + " " + kernelVersion());
      json.writeStringProperty("arch", System.getProperty("os.arch"));
      json.writeStringProperty("jdk", Runtime.version().toString());
      json.writeStringProperty("vm", System.getProperty("java.vm.name"));
      writeTasks(json, plan);
      writeTraits(json, plan);
      EnvironmentJson.here().writeTo(json);
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /**
   * How many tasks a batch has, by the workload and the word that stands for it in the results.
   * Left out where it depends on a setting as well.
   */
  private static void writeTasks(JsonGenerator json, Plan plan) {
    Map<String, Set<Integer>> tasks = new TreeMap<>();
    for (Cell cell : plan.cells()) {
      String word = cell.params().getOrDefault("tasks", "");
      cell.work()
          .filter(work -> !word.isEmpty())
          .ifPresent(work ->
              tasks
                  .computeIfAbsent(work.workload().name() + " " + word, name -> new TreeSet<>())
                  .add(work.parameters().tasks()));
    }
    json.writeObjectPropertyStart("tasks");
    tasks.forEach((name, counts) -> {
      if (counts.size() == 1) {
        json.writeNumberProperty(name, counts.iterator().next());
      }
    });
    json.writeEndObject();
  }

  /** What a report has to know of the workloads; the user's own are known to the run alone. */
  private static void writeTraits(JsonGenerator json, Plan plan) {
    Map<String, Set<Trait>> traits = new TreeMap<>();
    for (Cell cell : plan.cells()) {
      cell.work().ifPresent(work -> traits.put(work.workload().name(), work.workload().traits()));
    }
    json.writeObjectPropertyStart("traits");
    traits.forEach((name, ofWorkload) ->
        writeStrings(json, name, ofWorkload.stream().sorted().map(Trait::word).toList()));
    json.writeEndObject();
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
