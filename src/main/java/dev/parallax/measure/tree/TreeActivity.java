package dev.parallax.measure.tree;

import java.util.Optional;

/**
 * Shows whether this JVM and its children are still warming up. It is read often, so it lists the
 * processes once.
 */
public final class TreeActivity {
  private final ProcTree tree = new ProcTree(ProcessHandle.current().pid());
  private final JvmThreads threads = new JvmThreads(tree.files());
  private final ProcTree.Members members = tree.list();
  private final KernelUnits units;

  private TreeActivity(KernelUnits units) {
    this.units = units;
  }

  /**
   * At one moment.
   *
   * @param compilerNanos CPU time of all compilers so far
   * @param residentBytes memory in use
   */
  public record Moment(long compilerNanos, long residentBytes) {}

  /** Of the processes that live now; empty where the system has no such files. */
  public static Optional<TreeActivity> begin() {
    return KernelUnits.here().map(TreeActivity::new);
  }

  /** Reads it. */
  public Moment now() {
    return new Moment(
        threads.compilerNanos(members.inside()),
        tree.read(members).residentPages() * units.pageBytes());
  }

  /**
   * CPU time of all of them so far, in the kernel's ticks of mostly 10 ms: to be added up over many
   * readings.
   */
  public long cpuNanos() {
    ProcTree.Reading reading = tree.read(members);
    return (reading.userTicks() + reading.systemTicks()) * (1_000_000_000 / units.ticksPerSecond());
  }
}
