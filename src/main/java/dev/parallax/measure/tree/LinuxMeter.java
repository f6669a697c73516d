package dev.parallax.measure.tree;

import dev.parallax.jvm.JvmUsage;
import dev.parallax.measure.tree.JvmThreads.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By the kernel's files on processes. */
final class LinuxMeter implements TreeMeter {
  private static final double KIBI = 1024;

  /** Threads that end between the readings whatever is measured: the sampler. */
  private static final int ENDED_OF_OURS = 1;

  private final ProcTree tree;
  private final long root;
  private final KernelUnits units;
  private final JvmThreads threads;
  private @Nullable Begin begin;

  /** All that is read at the beginning. */
  private record Begin(
      TreeMeter.Children children,
      Map<Long, JvmUsage> childUsage,
      Optional<ProcTree.Reading> reading,
      Switches switches,
      JvmMeter jvm,
      long compilerNanos,
      List<Long> workers,
      Map<String, Times> times,
      Sampler sampler) {}

  /**
   * Measures the tree of a process.
   *
   * @param root this JVM, unless in tests: allocation and collection are its own
   */
  LinuxMeter(long root, KernelUnits units) {
    this.root = root;
    this.units = units;
    this.tree = new ProcTree(root);
    this.threads = new JvmThreads(tree.files());
  }

  @Override
  public void begin(TreeMeter.Children children) throws InterruptedException {
    if (begin != null) {
      begin.sampler.stop();
      begin = null;
    }
    Map<Long, JvmUsage> childUsage = children.usage();
    JvmMeter jvm = JvmMeter.now();
    Switches switches = Switches.read(tree.files(), tree.glance());
    Sampler sampler = Sampler.start(root);
    String newest = sampler.newest();
    // CPU time is read last here, and first at the end: reading the others takes CPU time.
    Optional<ProcTree.Reading> reading = tree.read();
    sampler.tell(reading, newest);
    long compilerNanos = reading.map(this::compilerNanos).orElse(0L);
    List<Long> workers = reading.map(tree -> workers(tree, childUsage)).orElse(List.of());
    Map<String, Times> times = threads.java(workers);
    begin =
        new Begin(
            children, childUsage, reading, switches, jvm, compilerNanos, workers, times, sampler);
  }

  @Override
  public List<Figure> end() throws InterruptedException {
    if (begin == null) {
      throw new IllegalStateException("end without begin");
    }
    Begin since = begin;
    begin = null;
    Map<String, Times> times = threads.java(since.workers);
    since.sampler.stop();
    Optional<ProcTree.Reading> last = tree.read();
    JvmMeter jvm = JvmMeter.now();
    List<Figure> figures = new ArrayList<>();
    if (since.reading.isPresent() && last.isPresent()) {
      ProcTree.Reading first = since.reading.get();
      Sampler.Most most = since.sampler.most().with(first).with(last.get());
      figures.addAll(cpu(first, last.get()));
      boolean allLive = first.allLiveIn(last.get());
      if (allLive) {
        figures.addAll(workers(since.times, times));
        double compiling = (double) (compilerNanos(last.get()) - since.compilerNanos);
        figures.add(Figure.time("tree.compile.time", Math.max(0, compiling)));
      }
      figures.addAll(switches(since, first, last.get(), jvm));
      // The sampler can miss a child that lives shortly, the kernel's count of ended ones can't.
      Optional<Double> proportional =
          allLive && last.get().processes().size() == most.processes()
              ? proportional(last.get())
              : Optional.empty();
      // Last of all: to answer takes CPU time, switches and memory.
      Map<Long, JvmUsage> children =
          since.childUsage.isEmpty() || !allLive ? Map.of() : since.children.usage();
      long idle = children.values().stream().reduce(jvm.usage(), JvmUsage::plus).idleHeapBytes();
      figures.addAll(memory(since.sampler, most, proportional, idle));
      figures.add(Figure.most("tree.processes", most.processes()));
      figures.add(Figure.most("tree.threads", most.threads()));
      figures.addAll(jvm.carriersSince(since.jvm, "tree"));
      if (allLive) {
        figures.addAll(ofJvms(since, jvm, children, most.processes(), last.get()));
      }
    }
    return figures;
  }

  /**
   * What all JVMs allocated, collected and compiled; nothing if there was a process that could not
   * be asked, since a sum without it would be a wrong one.
   */
  private List<Figure> ofJvms(
      Begin since,
      JvmMeter jvm,
      Map<Long, JvmUsage> children,
      int mostProcesses,
      ProcTree.Reading last) {
    Set<Long> asked = since.childUsage.keySet();
    boolean allAsked =
        mostProcesses == asked.size() + 1
            && children.keySet().containsAll(asked)
            && last.processes().stream()
                .allMatch(process -> process.pid() == root || asked.contains(process.pid()));
    if (!allAsked) {
      return List.of();
    }
    JvmUsage used = jvm.usage().since(since.jvm.usage());
    for (Map.Entry<Long, JvmUsage> child : children.entrySet()) {
      JvmUsage before = since.childUsage.getOrDefault(child.getKey(), JvmUsage.NONE);
      used = used.plus(child.getValue().since(before));
    }
    return JvmMeter.figures(used, "tree", since.sampler.allocatedBytes());
  }

  private List<Figure> cpu(ProcTree.Reading first, ProcTree.Reading last) {
    if (!last.outside().containsAll(first.outside())) {
      // One has ended, and all that it ever used counts as the root's since.
      return List.of();
    }
    double user = nanos(last.userTicks() - first.userTicks());
    double system = nanos(last.systemTicks() - first.systemTicks());
    if (user < 0 || system < 0) {
      // One has outlived its parent, and took along what it had used before.
      return List.of();
    }
    return List.of(
        Figure.time("tree.cpu", user + system),
        Figure.time("tree.cpu.user", user),
        Figure.time("tree.cpu.system", system));
  }

  private long compilerNanos(ProcTree.Reading reading) {
    return threads.compilerNanos(reading.members().inside());
  }

  /** Processes whose threads run tasks: the child JVMs of a pool, or all where it has none. */
  private static List<Long> workers(ProcTree.Reading tree, Map<Long, JvmUsage> children) {
    return tree.members().inside().stream()
        .filter(process -> children.isEmpty() || children.containsKey(process))
        .toList();
  }

  /** What threads had of the cores; nothing when one has ended, whose last time is unknown. */
  private static List<Figure> workers(Map<String, Times> before, Map<String, Times> now) {
    if (before.isEmpty() || !now.keySet().containsAll(before.keySet())) {
      return List.of();
    }
    Times had =
        now.values().stream()
            .reduce(Times.NONE, Times::plus)
            .minus(before.values().stream().reduce(Times.NONE, Times::plus));
    return List.of(
        Figure.time("tasks.cpu", (double) had.cpuNanos()),
        Figure.time("tasks.queued", (double) had.queuedNanos()));
  }

  private double nanos(long ticks) {
    return ticks * 1e9 / units.ticksPerSecond();
  }

  private List<Figure> switches(
      Begin since, ProcTree.Reading first, ProcTree.Reading last, JvmMeter jvm) {
    boolean threadsEnded = jvm.endedSince(since.jvm) > ENDED_OF_OURS;
    if (threadsEnded || !first.allLiveIn(last)) {
      return List.of();
    }
    return Switches.read(tree.files(), last)
        .since(since.switches)
        .map(count ->
            List.of(
                Figure.events("tree.switches.voluntary", count.voluntary()),
                Figure.events("tree.switches.involuntary", count.involuntary())))
        .orElse(List.of());
  }

  /**
   * Memory in use, without heap that is resident only because it was touched at the start: that
   * says nothing of the work.
   */
  private List<Figure> memory(
      Sampler sampler, Sampler.Most most, Optional<Double> proportional, long idleHeapBytes) {
    List<Figure> figures = new ArrayList<>();
    double peak = (double) most.residentPages() * units.pageBytes();
    figures.add(Figure.peakMemory("tree.rss.peak", peak - idleHeapBytes));
    sampler
        .meanResidentPages()
        .ifPresent(pages ->
            figures.add(
                Figure.meanMemory("tree.rss.mean", pages * units.pageBytes() - idleHeapBytes)));
    proportional.ifPresent(
        bytes -> figures.add(Figure.meanMemory("tree.pss", bytes - idleHeapBytes)));
    return figures;
  }

  /** Memory with a page that n processes share counted as an n-th of a page in each. */
  private Optional<Double> proportional(ProcTree.Reading last) {
    double sum = 0;
    for (ProcStat process : last.processes()) {
      Optional<Long> kibibytes =
          tree.files()
              .read("/proc/" + process.pid() + "/smaps_rollup")
              .flatMap(text -> ProcFiles.number(text, "Pss:"));
      if (kibibytes.isEmpty()) {
        return Optional.empty();
      }
      sum += kibibytes.get() * KIBI;
    }
    return Optional.of(sum);
  }
}
