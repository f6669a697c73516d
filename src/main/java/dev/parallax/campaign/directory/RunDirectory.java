package dev.parallax.campaign.directory;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.journal.Header;
import dev.parallax.campaign.journal.Journal;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.file.AtomicFile;
import dev.parallax.file.Inside;
import dev.parallax.file.LockFile;
import dev.parallax.json.Json;
import dev.parallax.json.JsonWriter;
import dev.parallax.machine.EnvironmentJson;
import dev.parallax.machine.PrivatePaths;
import dev.parallax.suite.RunFiles;
import dev.parallax.suite.Secrets;
import dev.parallax.suite.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The folder that a run leaves behind. */
public final class RunDirectory {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-'run'-HHmmss", java.util.Locale.ROOT);

  private static final List<String> FOLDERS =
      List.of(RunFiles.TIMELINES, RunFiles.PROFILES, RunFiles.WHY, RunFiles.CHARTS);

  private RunDirectory() {}

  /** Where a run goes that the user gave no name: {@code jmh-results/<date>-run-<time>}. */
  static Path newName(LocalDateTime now) {
    return Path.of("jmh-results", NAME.format(now));
  }

  /**
   * Refuses a folder that holds a run.
   *
   * @throws BadRequest saying how that run could be resumed
   */
  public static void requireFree(Path directory) throws BadRequest {
    boolean canGoOn = Files.exists(directory.resolve(RunFiles.JOURNAL));
    if (canGoOn || Files.exists(directory.resolve(RunFiles.RESULTS))) {
      throw new BadRequest(
          "--out %s: it holds the results of another run; name a new folder%s"
              .formatted(directory, canGoOn ? ", or resume it by --resume " + directory : ""));
    }
  }

  /** Makes the folder if it isn't there, and keeps other processes from writing into it. */
  static LockFile lock(Path directory) throws BadRequest, IOException {
    Files.createDirectories(directory);
    requireNoLinks(directory);
    return LockFile.tryTake(directory.resolve(RunFiles.LOCK))
        .orElseThrow(() ->
            new BadRequest(
                "%s: another process is writing the run there; wait for its end"
                    .formatted(directory)));
  }

  /** Refuses a folder from which something that the run writes would lead elsewhere. */
  private static void requireNoLinks(Path directory) throws BadRequest {
    List<String> files = new ArrayList<>(RunFiles.all());
    files.removeAll(FOLDERS);
    files.addAll(List.of(RunFiles.LOCK, RunFiles.CHILDREN, RunFiles.FAILURES));
    try {
      for (String file : files) {
        Inside.requireFileOrNothing(directory.resolve(file));
      }
      for (String folder : FOLDERS) {
        Inside.requireNoLinks(directory.resolve(folder));
      }
    } catch (IOException e) {
      throw new BadRequest(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Says in the folder where and how the run was made.
   *
   * @throws BadRequest if there is another run in it already
   * @throws IOException if it can't be written
   */
  static void create(Path directory, RunRequest request, Plan plan) throws BadRequest, IOException {
    requireFree(directory);
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
   * be resumed nor be started anew in its folder.
   */
  public static Journal startJournal(Path directory, Header header) throws BadRequest, IOException {
    AtomicFile.write(directory.resolve(RunFiles.JOURNAL), header.firstLine());
    return Journal.open(directory);
  }

  private static byte[] environment(RunRequest request, Plan plan) throws BadRequest {
    PrivatePaths paths = PrivatePaths.ofThisUser();
    Json.Obj environment =
        new Json.Fields()
            .with(
                "started",
                // With the offset alone: the name of a zone tells where somebody is.
                OffsetDateTime.now(ZoneId.systemDefault())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString())
            .with(
                "commandLine",
                request.commandLine().stream().map(paths::hide).map(Secrets::mask).toList())
            .with("seed", plan.seed())
            .with("fewestRounds", plan.limits().fewest())
            .with("rounds", plan.rounds())
            .with("interleaved", plan.interleaved())
            .with("machine", RunIdentity.machineName(System.getenv()))
            .with("cores", Runtime.getRuntime().availableProcessors())
            .with("os", System.getProperty("os.name") + " " + kernelVersion())
            .with("arch", System.getProperty("os.arch"))
            .with("jdk", Runtime.version().toString())
            .with("vm", System.getProperty("java.vm.name"))
            .with("tasks", tasks(plan))
            .with("traits", traits(plan))
            .withAll(EnvironmentJson.here().toJson())
            .toObject();
    return JsonWriter.document(environment, JsonWriter.Style.INDENTED);
  }

  /**
   * How many tasks a batch has, by the workload and the word that stands for it in the results.
   * Left out where it depends on a setting as well.
   */
  private static Json.Fields tasks(Plan plan) {
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
    Json.Fields json = new Json.Fields();
    tasks.forEach((name, counts) -> {
      if (counts.size() == 1) {
        json.with(name, counts.iterator().next());
      }
    });
    return json;
  }

  /** What a report has to know of the workloads; the user's own are known to the run alone. */
  private static Json.Fields traits(Plan plan) {
    Map<String, Set<Trait>> traits = new TreeMap<>();
    for (Cell cell : plan.cells()) {
      cell.work().ifPresent(work -> traits.put(work.workload().name(), work.workload().traits()));
    }
    Json.Fields json = new Json.Fields();
    traits.forEach((name, ofWorkload) ->
        json.with(name, ofWorkload.stream().sorted().map(Trait::word).toList()));
    return json;
  }

  /** The number alone: what distributors and providers append may name their machines. */
  private static String kernelVersion() {
    return System.getProperty("os.version").replaceFirst("[^0-9.].*", "");
  }
}
