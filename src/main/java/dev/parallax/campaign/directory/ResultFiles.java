package dev.parallax.campaign.directory;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.jmh.JmhOptions.ResultFile;
import dev.parallax.campaign.jmh.ResultStore;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.Resume;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.file.Inside;
import dev.parallax.suite.RunFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the results of a campaign go: a run directory, the file that the user named, or both.
 *
 * @param results JMH's JSON, which the reporting half reads
 * @param directory the run directory, if there is one
 * @param extra the user's file, if {@code results} is another
 * @param isTemporary whether {@code results} was only made to be reported from
 */
public record ResultFiles(
    Path results, Optional<Path> directory, Optional<ResultFile> extra, boolean isTemporary) {
  /** Those of a run that is there. */
  public static ResultFiles in(Path directory) {
    return new ResultFiles(
        directory.resolve(RunFiles.RESULTS), Optional.of(directory), Optional.empty(), false);
  }

  /** Says where they go; a run directory isn't made yet. */
  public static ResultFiles of(RunRequest request) throws IOException {
    Optional<ResultFile> named = request.jmh().resultFile();
    Optional<Path> directory = request.resume().map(Resume::directory).or(request::out);
    if (directory.isEmpty() && named.isEmpty()) {
      directory = Optional.of(RunDirectory.newName(LocalDateTime.now(ZoneId.systemDefault())));
    }
    if (directory.isPresent()) {
      return new ResultFiles(directory.get().resolve(RunFiles.RESULTS), directory, named, false);
    }
    if (named.get().isJson()) {
      return new ResultFiles(named.get().path(), Optional.empty(), Optional.empty(), false);
    }
    Path json = Files.createTempFile("parallax-", ".json");
    // However the run ends, also before there is anything to report.
    json.toFile().deleteOnExit();
    return new ResultFiles(json, Optional.empty(), named, true);
  }

  /**
   * Keeps other processes from writing into the run directory, which is made if it isn't there.
   *
   * @throws BadRequest if another process has it
   */
  public Closeable lock() throws BadRequest, IOException {
    return directory.isPresent() ? RunDirectory.lock(directory.get()) : () -> {};
  }

  /**
   * Puts the run directory, if there is one, in order for what is going to be measured.
   *
   * @throws BadRequest if there is another run in it
   */
  public void prepare(RunRequest request, Plan plan) throws BadRequest, IOException {
    if (request.resume().isPresent()) {
      request.resume().get().requireUnchanged();
      RunDirectory.deleteHalves(request.resume().get().directory());
    } else if (directory.isPresent()) {
      RunDirectory.create(directory.get(), request, plan);
    }
  }

  /** What the reporting half is to read: the run directory, if there is one. */
  public Path forReport() {
    return directory.orElse(results);
  }

  /** Every file that {@link #write} replaces. */
  public List<Path> written() {
    return Stream.concat(Stream.of(results), extra.map(ResultFile::path).stream()).toList();
  }

  /** Where forks note the flags of their children: {@code children.txt} of the run directory. */
  public Optional<Path> childRecord() {
    return directory.map(folder -> folder.resolve(RunFiles.CHILDREN).toAbsolutePath());
  }

  /** Replaces the results by those so far. */
  public void write(ResultStore store) throws IOException {
    store.writeJson(results);
    if (extra.isPresent()) {
      store.write(extra.get());
    }
  }

  /** What failed forks said, if any did. */
  public Optional<Path> failureFile() {
    return directory.map(folder -> folder.resolve(RunFiles.FAILURES)).filter(Files::exists);
  }

  /**
   * Keeps all that a failed fork said.
   *
   * @return the file that has it; empty if there is none
   */
  public String writeFailure(Cell cell, String details) throws IOException {
    if (directory.isPresent()) {
      Inside.append(
          directory.get().resolve(RunFiles.FAILURES),
          "== %s%n%s%n".formatted(cell.label(), details));
      return RunFiles.FAILURES;
    }
    return "";
  }
}
