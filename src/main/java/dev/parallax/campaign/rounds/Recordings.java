package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Families;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.jmh.JmhRun.Outcome;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.CampaignState.Measured;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.measure.HandOver.Recording;
import dev.parallax.suite.Lifecycle;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Forks of a campaign that are not measured but recorded: for each warm case one of serial and one
 * of threads. What differs between the two says where threads lose time.
 *
 * <p>The threads are platform threads, whatever threads the fastest cell has: of virtual threads
 * the JDK records no wait for a lock or a permit. Virtual threads are recorded besides where they
 * are slower than others, or nothing else was measured, to see whether they were pinned. Child JVMs
 * are not: what they do is not in the fork's recording.
 */
public final class Recordings {
  private static final Set<ConcurrencyModel> THREADS =
      EnumSet.of(ConcurrencyModel.PLATFORM, ConcurrencyModel.FORKJOIN, ConcurrencyModel.VIRTUAL);

  /** With a sample each 5 ms a place that takes a tenth of the time has some 60 of them. */
  private static final double RECORDED_SECONDS = 3;

  private static final int FEWEST_ITERATIONS = 3;

  private static final int LONGEST_NAME = 60;

  /**
   * How much slower a cell with a worker for each core may be than the fastest and be recorded in
   * its place: of threads that wait for a core a recording says nothing.
   */
  private static final double NEAR = 1.25;

  /** How much slower than other threads virtual ones are to be, to be recorded as well. */
  private static final double SLOWER = 1.1;

  private final Plan plan;
  private final CampaignLog log;
  private final WarmUps warmUps;
  private final CellRunner runner;
  private final Progress progress;
  private final StopRequest stop;

  /**
   * @param times what the rehearsal found
   * @param log of the campaign, from its beginning
   */
  public Recordings(
      Plan plan,
      BatchTimes times,
      CampaignLog log,
      CellRunner runner,
      Progress progress,
      StopRequest stop) {
    this.plan = plan;
    this.log = log;
    this.warmUps = new WarmUps(plan, times, log);
    this.runner = runner;
    this.progress = progress;
    this.stop = stop;
  }

  /** What is recorded of a case: a cell for each file. */
  private record Chosen(String caseName, int iterations, Map<String, Cell> cells) {}

  /**
   * Records what can be.
   *
   * @param folder where the recordings go, a folder for each case; older ones are deleted
   * @return in how many cases there was anything to record
   */
  public int record(Path folder) throws IOException, InterruptedException {
    deleteOlder(folder);
    List<Chosen> cases =
        Families.of(plan.cells()).byName().entrySet().stream()
            .flatMap(family -> choose(family.getKey(), family.getValue()).stream())
            .toList();
    for (int i = 0; i < cases.size() && !stop.isRequested(); i++) {
      Chosen chosen = cases.get(i);
      String name = (i + 1) + "-" + chosen.caseName().replaceAll("[^A-Za-z0-9.=-]+", "-");
      Path ofCase = folder.resolve(name.substring(0, Math.min(LONGEST_NAME, name.length())));
      Files.createDirectories(ofCase);
      for (Map.Entry<String, Cell> file : chosen.cells().entrySet()) {
        if (!stop.isRequested()) {
          record(chosen, file.getValue(), ofCase.resolve(file.getKey()));
        }
      }
    }
    return cases.size();
  }

  private static void deleteOlder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.find(folder, 2, (file, is) -> is.isRegularFile())) {
        for (Path file : files.filter(each -> each.toString().endsWith(".jfr")).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void record(Chosen chosen, Cell cell, Path file) throws InterruptedException {
    int workers = cell.key().isSerial() ? 1 : cell.workers();
    String model = cell.key().model();
    progress.note(
        "recording %s%s of %s"
            .formatted(model, cell.key().isSerial() ? "" : " x " + workers, chosen.caseName()));
    PlannedFork planned =
        new PlannedFork(new Slot(cell, false), "", plan.rounds(), 1, chosen.iterations(), 1);
    Recording recording = new Recording(file.toAbsolutePath(), chosen.caseName(), model, workers);
    Outcome outcome = runner.record(planned, warmUps.limits(planned, 1), recording);
    if (outcome instanceof Outcome.Failed failed && !stop.isRequested()) {
      progress.note("%s was not recorded: %s".formatted(cell.label(), failed.reason()));
    }
  }

  private int iterations(Cell serial) {
    double each = plan.options().turnSeconds(seconds(serial).orElseThrow());
    return Math.max(FEWEST_ITERATIONS, (int) (RECORDED_SECONDS / each));
  }

  private Optional<Chosen> choose(String caseName, List<Cell> cells) {
    Cell serial = cells.getFirst();
    boolean isWarm =
        cells.stream().anyMatch(cell -> cell.key().lifecycle().equals(Optional.of(Lifecycle.WARM)));
    List<Cell> threads =
        cells.stream()
            .filter(cell -> THREADS.contains(cell.model()))
            .filter(cell -> cell.workers() > 1 && seconds(cell).isPresent())
            .sorted(Comparator.comparingDouble(cell -> seconds(cell).orElseThrow()))
            .toList();
    if (!serial.key().isSerial() || !isWarm || seconds(serial).isEmpty() || threads.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Cell> files = new LinkedHashMap<>();
    files.put(RunFiles.SERIAL_RECORDING, serial);
    files.put(RunFiles.THREADS_RECORDING, withPlatformThreads(withinCores(threads)));
    slowVirtual(threads).ifPresent(cell -> files.put(RunFiles.VIRTUAL_RECORDING, cell));
    return Optional.of(new Chosen(caseName, iterations(serial), files));
  }

  /** The fastest of virtual threads, if others are faster, or there are no others. */
  private Optional<Cell> slowVirtual(List<Cell> threads) {
    double fastestOther =
        threads.stream()
            .filter(cell -> cell.model() != ConcurrencyModel.VIRTUAL)
            .mapToDouble(cell -> seconds(cell).orElseThrow())
            .min()
            .orElse(0);
    return threads.stream()
        .filter(cell -> cell.model() == ConcurrencyModel.VIRTUAL)
        .findFirst()
        .filter(cell -> seconds(cell).orElseThrow() > SLOWER * fastestOther);
  }

  /** The fastest, or one that has a core for each worker and is nearly as fast. */
  private Cell withinCores(List<Cell> threads) {
    int cores = Runtime.getRuntime().availableProcessors();
    double near = NEAR * seconds(threads.getFirst()).orElseThrow();
    return threads.stream()
        .filter(cell -> cell.workers() <= cores && seconds(cell).orElseThrow() <= near)
        .findFirst()
        .orElse(threads.getFirst());
  }

  private static Cell withPlatformThreads(Cell cell) {
    Map<String, String> params = new LinkedHashMap<>(cell.params());
    params.put(ParameterNames.MODEL, Model.PLATFORM.label());
    params.remove(ParameterNames.CARRIERS);
    return new Cell(cell.benchmark(), params, cell.work(), cell.childArgs());
  }

  /** Of an operation, in the mean over its forks; empty if none was measured. */
  private OptionalDouble seconds(Cell cell) {
    return log.state().allMeasured(log.names().of(cell)).stream()
        .map(Measured::secondsPerOperation)
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }
}
