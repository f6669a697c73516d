package dev.parallax.campaign.plan;

import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.own.OwnWork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the user asked for.
 *
 * @param jmh JMH's own options and regular expressions
 * @param parameters the values of {@code -p}
 * @param rounds {@code --rounds}
 * @param budget {@code --budget}: how long the run may take
 * @param quick {@code --quick}: few cells, short iterations, three rounds
 * @param scaling {@code --scaling}: a ladder of at least six worker counts
 * @param plain {@code --plain}: JMH's own order, one cell after the other
 * @param inTurns whether forks may live side by side and measure in turns: not {@code --no-turns}
 * @param seed {@code --seed}: of the random order
 * @param out {@code --out}: the run directory
 * @param resume {@code --resume}: the run to resume; its directory is the run directory
 * @param classPath {@code --classpath}: jars and folders with the user's own workloads
 * @param commandLine the whole command line, for the record
 */
public record RunRequest(
    JmhOptions jmh,
    ParameterArguments parameters,
    OptionalInt rounds,
    Optional<Duration> budget,
    boolean quick,
    boolean scaling,
    boolean plain,
    boolean inTurns,
    OptionalLong seed,
    Optional<Path> out,
    Optional<Resume> resume,
    List<Path> classPath,
    List<String> commandLine) {
  public RunRequest {
    classPath = List.copyOf(classPath);
    commandLine = List.copyOf(commandLine);
  }

  /** How JVMs are started that run own work before it is measured: as the forks will be. */
  public OwnWork ownWork() {
    return jmh.ownWork(classPath);
  }

  /** The number of rounds that was asked for, by {@code --rounds} or {@code -f}. */
  public OptionalInt requestedRounds() {
    return rounds.isPresent() ? rounds : jmh.forks();
  }
}
