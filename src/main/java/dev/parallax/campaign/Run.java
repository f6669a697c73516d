package dev.parallax.campaign;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.campaign.directory.OwnerKey;
import dev.parallax.campaign.directory.ResultFiles;
import dev.parallax.campaign.directory.RunDirectory;
import dev.parallax.campaign.directory.RunIdentity;
import dev.parallax.campaign.jmh.ForkClassPath;
import dev.parallax.campaign.jmh.JmhLock;
import dev.parallax.campaign.jmh.JmhOutput;
import dev.parallax.campaign.jmh.SharedServices;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Event.How;
import dev.parallax.campaign.journal.Header;
import dev.parallax.campaign.journal.Identity;
import dev.parallax.campaign.journal.Journal;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.Resume;
import dev.parallax.campaign.plan.RunPlanner;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.campaign.race.RoundLimits;
import dev.parallax.campaign.rehearsal.Rehearsal;
import dev.parallax.campaign.rounds.Budget;
import dev.parallax.campaign.rounds.Campaign;
import dev.parallax.campaign.rounds.CampaignLog;
import dev.parallax.campaign.rounds.CellRunner;
import dev.parallax.campaign.rounds.MachineWatch;
import dev.parallax.campaign.rounds.Progress;
import dev.parallax.campaign.rounds.Recordings;
import dev.parallax.concurrency.child.StaleFolders;
import dev.parallax.jvm.ClassArchive;
import dev.parallax.machine.PrivatePaths;
import dev.parallax.measure.ArchiveTraining;
import dev.parallax.own.OwnJvm;
import dev.parallax.suite.RunFiles;
import dev.parallax.suite.Secrets;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the suite: planned first, so that it can be shown, then measured. */
public final class Run {
  private final RunRequest request;
  private final Plan plan;
  private final Identity identity;
  private final List<String> differences;

  private Run(RunRequest request, Plan plan, Identity identity, List<String> differences) {
    this.request = request;
    this.plan = plan;
    this.identity = identity;
    this.differences = differences;
  }

  /**
   * What a run left.
   *
   * @param results the file, or the run directory, that the reporting half reads
   * @param measured whether there is any result
   * @param written the files of results that were named to the user or by the user
   * @param isTemporary whether {@code results} is only for the caller, and gone when the JVM ends
   * @param failures the cells that were left out because they failed, each with its reason
   * @param failureFile what failed forks printed, if any did
   * @param how it ended
   * @param wholeRounds in how many rounds every cell has a result that was to run
   * @param resumable the run directory, if the run can be resumed
   */
  public record Outcome(
      Path results,
      boolean measured,
      List<Path> written,
      boolean isTemporary,
      Map<String, String> failures,
      Optional<Path> failureFile,
      How how,
      int wholeRounds,
      Optional<Path> resumable) {
    /** A file of results that is not there any more: moved or deleted while the run measured. */
    public Optional<Path> missing() {
      return written.stream().filter(file -> Files.notExists(file)).findFirst();
    }

    /** Whether it was asked to stop before it was done. */
    public boolean interrupted() {
      return how == How.INTERRUPTED;
    }

    /** Whether it ended because the budget did not allow for more. */
    public boolean outOfBudget() {
      return how == How.BUDGET;
    }
  }

  /**
   * Plans a run; nothing is forked or written yet.
   *
   * @param jvm of {@link RunRequest#ownWork}, in which the user's own work is asked about
   * @throws BadRequest if it can't be what was asked for
   */
  public static Run plan(RunRequest request, OwnJvm jvm) throws BadRequest, IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    Identity identity = RunIdentity.identity(request.classPath());
    List<String> differences = List.of();
    if (request.resume().isPresent()) {
      // Before anything of the user's class path is loaded.
      differences = request.resume().get().checkIdentity(identity);
    } else {
      request.jmh().checkJvm(); // before own work is asked anything in one like it
    }
    Plan plan = new RunPlanner(request, cores).plan(jvm);
    if (request.resume().isPresent()) {
      // What a run directory from elsewhere names is not tried: it is started with its first fork.
      request.resume().get().checkPlan(plan);
      return new Run(request, plan, identity, differences);
    }
    if (request.out().isPresent()) {
      RunDirectory.requireFree(request.out().get());
    }
    return new Run(request, plan, identity, differences);
  }

  /** What will be done. */
  public Plan plan() {
    return plan;
  }

  /**
   * Runs batches of the user's own work, so that what is wrong with it is said before anything is
   * measured, and it is known how long they take.
   *
   * @param jvm in which the first of them is run; others have one of their own each
   * @throws BadRequest if the budget is too small for them
   * @throws WorkFailed if one of them fails
   */
  public BatchTimes rehearse(OwnJvm jvm, StopRequest stop)
      throws BadRequest, WorkFailed, InterruptedException {
    StaleFolders.delete();
    return new Rehearsal(plan, jvm).run(stop);
  }

  /**
   * Whether the budget, if there is one, should be long enough for the rounds that full evidence
   * takes, or for all of a run that has fewer.
   */
  public boolean hasTimeForFullEvidence(BatchTimes times) {
    return hasTimeFor(RoundLimits.standard().fewest(), times);
  }

  /** The same for the fewest rounds that may come to an answer. */
  public boolean hasTimeForAnAnswer(BatchTimes times) {
    return hasTimeFor(Plan.ROUNDS_OF_AN_ANSWER, times);
  }

  private boolean hasTimeFor(int rounds, BatchTimes times) {
    Duration round = times.round(plan, Runtime.getRuntime().availableProcessors());
    int needed = Math.min(rounds, plan.rounds());
    return Budget.sinceStart(plan.budget()).allows(round.multipliedBy(needed).toNanos());
  }

  /**
   * What the budget is enough for.
   *
   * @param rounds about so many, if none is dropped
   * @param batch what a serial batch takes
   * @param elsewhere whether it is done outside of the forks, so that they need not be warm
   * @param answer the budget that would be enough for an answer
   */
  public record Promise(double rounds, Duration batch, boolean elsewhere, Duration answer) {
    /** Whether it is enough for an answer. */
    public boolean isAnswer(Duration budget) {
      return answer.compareTo(budget) <= 0;
    }
  }

  /** What a budget is enough for; empty without one, and for work that was not rehearsed. */
  public Optional<Promise> promise(BatchTimes times) {
    Duration round = times.round(plan, Runtime.getRuntime().availableProcessors());
    Duration batch = times.longestSerial();
    return batch.isZero()
        ? Optional.empty()
        : Budget.sinceStart(plan.budget())
            .left()
            .map(left ->
                new Promise(
                    Math.min(plan.rounds(), (double) left.toNanos() / round.toNanos()),
                    batch,
                    times.areElsewhere(plan.cells()),
                    budgetOfAnAnswer(left, round)));
  }

  /** What is spent already, and the fewest rounds that may come to an answer. */
  private Duration budgetOfAnAnswer(Duration left, Duration round) {
    int needed = Math.min(Plan.ROUNDS_OF_AN_ANSWER, plan.rounds());
    return plan.budget().orElse(Duration.ZERO).minus(left).plus(round.multipliedBy(needed));
  }

  /**
   * The same, without A/A controls where the budget is not enough for the rounds in which they show
   * anything: the time is worth more to the cells.
   */
  public Run fitted(BatchTimes times) {
    boolean fewRounds =
        promise(times)
            .filter(promise -> promise.rounds() < RoundLimits.standard().fewest())
            .isPresent();
    return fewRounds ? new Run(request, plan.withoutTwins(), identity, differences) : this;
  }

  /**
   * Measures what was rehearsed, while {@link JmhLock} is held.
   *
   * @param times what the rehearsal found
   * @param out where JMH's own output goes, if the user asked for it
   * @param stop by which another thread can end it early
   * @throws BadRequest if a run directory can't be made or resumed
   * @throws IOException when results can't be written
   */
  public Outcome execute(BatchTimes times, PrintStream out, Progress progress, StopRequest stop)
      throws BadRequest, IOException, InterruptedException {
    try (JmhOutput shown = JmhOutput.open(request.jmh(), out)) {
      return execute(times, shown, progress, stop);
    }
  }

  /** Flags that let forks start sooner; another JVM than ours could not use our archive. */
  private List<String> startArgs(Progress progress) throws InterruptedException {
    if (request.jmh().hasOwnJvm()) {
      return List.of();
    }
    return switch (ArchiveTraining.ensureArchive(request.jmh().userJvmArgs())) {
      case ClassArchive.Outcome.Available available -> {
        available.finding().ifPresent(progress::note);
        yield available.jvmArgs();
      }
      case ClassArchive.Outcome.Unavailable unavailable -> {
        progress.note("without a class archive forks start slower: " + unavailable.reason());
        yield List.of();
      }
    };
  }

  private Outcome execute(BatchTimes times, JmhOutput shown, Progress progress, StopRequest stop)
      throws BadRequest, IOException, InterruptedException {
    ResultFiles files = ResultFiles.of(request);
    Closeable lock = files.lock();
    try (lock) {
      files.prepare(request, plan);
      return execute(files, times, shown, progress, stop);
    }
  }

  private Outcome execute(
      ResultFiles files, BatchTimes times, JmhOutput shown, Progress progress, StopRequest stop)
      throws BadRequest, IOException, InterruptedException {
    Budget budget = Budget.sinceStart(plan.budget());
    // Made of the suite's class path alone, which is the beginning of the forks'.
    List<String> startArgs = startArgs(progress);
    ForkClassPath forks = ForkClassPath.with(request.classPath());
    try (forks;
        MachineWatch watch = MachineWatch.begin(plan, request.resume());
        CampaignLog log = log(files, watch.steps());
        SharedServices services = new SharedServices()) {
      files.directory().ifPresent(stop::resumesIn);
      CellRunner runner =
          new CellRunner(plan, startArgs, services, times, files.childRecord(), shown, stop);
      Campaign campaign =
          new Campaign(plan, times, runner, files, log, watch, budget, progress, stop);
      // Not while the class archive is made, which it would end.
      budget.untilEnd().ifPresent(stop::endAfter);
      How how = campaign.run();
      return new Outcome(
          files.forReport(),
          log.hasResults(),
          files.written(),
          files.isTemporary(),
          failures(log),
          files.failureFile(),
          how,
          campaign.wholeRounds(),
          files.directory());
    }
  }

  /**
   * Records forks of this run, behind its measurement, so that it can be told where threads lose
   * time; while {@link JmhLock} is held. It takes time beyond the budget.
   *
   * @param directory the run directory; the recordings go into a folder of it
   * @param times what the rehearsal found
   * @param out where JMH's own output goes, if the user asked for it
   * @return in how many cases there was anything to record
   * @throws BadRequest if there is no run, or another process writes it
   */
  public int record(
      Path directory, BatchTimes times, PrintStream out, Progress progress, StopRequest stop)
      throws BadRequest, IOException, InterruptedException {
    ResultFiles files = ResultFiles.in(directory);
    List<Event> past = Resume.read(directory).past();
    List<String> startArgs = startArgs(progress);
    Closeable lock = files.lock();
    try (lock) {
      return record(files, past, times, startArgs, out, progress, stop);
    }
  }

  private int record(
      ResultFiles files,
      List<Event> past,
      BatchTimes times,
      List<String> startArgs,
      PrintStream out,
      Progress progress,
      StopRequest stop)
      throws IOException, InterruptedException {
    ForkClassPath forks = ForkClassPath.with(request.classPath());
    try (forks;
        JmhOutput shown = JmhOutput.open(request.jmh(), out);
        SharedServices services = new SharedServices();
        CampaignLog log =
            new CampaignLog(Optional.empty(), new CellNames(plan.cells()), plan, files, past)) {
      CellRunner runner =
          new CellRunner(plan, startArgs, services, times, Optional.empty(), shown, stop);
      return new Recordings(plan, times, log, runner, progress, stop)
          .record(files.forReport().resolve(RunFiles.WHY));
    }
  }

  private static Map<String, String> failures(CampaignLog log) {
    Map<String, String> failures = new LinkedHashMap<>();
    log.state()
        .leftOut()
        .forEach((name, reason) ->
            log.names().named(name).ifPresent(cell -> failures.put(cell.label(), reason)));
    return failures;
  }

  private CampaignLog log(ResultFiles files, long witnessSteps) throws BadRequest, IOException {
    CellNames names = new CellNames(plan.cells());
    if (files.directory().isEmpty()) {
      return new CampaignLog(Optional.empty(), names, plan, files, List.of());
    }
    Path directory = files.directory().get();
    if (request.resume().isEmpty()) {
      Header header =
          new Header(
              Instant.now(),
              plan.seed(),
              plan.limits().fewest(),
              plan.rounds(),
              plan.interleaved(),
              request.commandLine().stream()
                  .map(PrivatePaths.ofThisUser()::mark)
                  .map(Secrets::mask)
                  .toList(),
              witnessSteps,
              identity,
              names.labels());
      Journal journal = RunDirectory.startJournal(directory, OwnerKey.ofThisUser().seal(header));
      return new CampaignLog(Optional.of(journal), names, plan, files, List.of());
    }
    Journal journal = Journal.open(directory);
    CampaignLog log =
        new CampaignLog(Optional.of(journal), names, plan, files, request.resume().get().past());
    log.record(
        new Event.Resumed(Instant.now(), plan.limits().fewest(), plan.rounds(), differences));
    log.writeResults();
    return log;
  }
}
