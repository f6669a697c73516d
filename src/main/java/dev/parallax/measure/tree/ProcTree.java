package dev.parallax.measure.tree;

import dev.parallax.jvm.JavaProcess;
import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A process and its descendants as the kernel's files show them. Not for several threads. */
final class ProcTree {
  private static final int MOST_TRIES = 5;

  private final ProcFiles files = new ProcFiles();
  private final long root;
  private final boolean listsChildren;

  ProcTree(long root) {
    this.root = root;
    // A kernel may be built without; see list().
    this.listsChildren = new File("/proc/" + root + "/task/" + root + "/children").exists();
  }

  /**
   * The tree at one moment.
   *
   * @param processes the root first; none when that has ended
   * @param outside processes that don't belong to what is measured, without their own descendants
   */
  record Reading(List<ProcStat> processes, Set<Long> outside) {
    Reading {
      processes = List.copyOf(processes);
      outside = Set.copyOf(outside);
    }

    /** CPU time of all that belongs to the tree or did and was waited for. */
    long userTicks() {
      return processes.stream().mapToLong(p -> p.userTicks() + p.endedUserTicks()).sum();
    }

    /** The same in the kernel. */
    long systemTicks() {
      return processes.stream().mapToLong(p -> p.systemTicks() + p.endedSystemTicks()).sum();
    }

    long residentPages() {
      return processes.stream().mapToLong(ProcStat::residentPages).sum();
    }

    long threads() {
      return processes.stream().mapToLong(ProcStat::threads).sum();
    }

    /** Whether nothing that this knows of has ended by then, neither has what began in between. */
    boolean allLiveIn(Reading later) {
      return processes.stream()
              .allMatch(p ->
                  later.processes.stream()
                      .anyMatch(l -> l.isSameAs(p) && l.endedFaults() == p.endedFaults()))
          && later.processes.stream()
              .allMatch(
                  l -> l.endedFaults() == 0 || processes.stream().anyMatch(p -> p.isSameAs(l)));
    }

    /** The processes that were in it. */
    Members members() {
      return new Members(processes.stream().map(ProcStat::pid).toList(), outside);
    }

    private boolean holds(long pid) {
      return processes.stream().anyMatch(process -> process.pid() == pid);
    }

    private boolean agreesWith(Reading later) {
      return processes.size() == later.processes.size() && allLiveIn(later);
    }
  }

  ProcFiles files() {
    return files;
  }

  /** Reads it once, while processes may come and go: some may count twice, or not at all. */
  Reading glance() {
    return read(list());
  }

  /**
   * Reads it until no process has ended while it was read. The CPU time of one that ends goes over
   * to its parent, where it would be counted again, or has not been yet.
   *
   * @return nothing when processes end all the time, or the root has
   */
  Optional<Reading> read() {
    Reading reading = glance();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Reading again = glance();
      if (reading.agreesWith(again)) {
        return Optional.of(reading).filter(tree -> tree.holds(root));
      }
      reading = again;
    }
    return Optional.empty();
  }

  /** Numbers of the processes in the tree, and of those that are left out. */
  record Members(List<Long> inside, Set<Long> outside) {}

  Reading read(Members members) {
    List<ProcStat> processes = new ArrayList<>();
    for (long pid : members.inside()) {
      ProcStat.read(files, pid).ifPresent(processes::add);
    }
    return new Reading(processes, members.outside());
  }

  /**
   * The processes that belong to the tree now, by the children of each thread. {@code
   * ProcessHandle} looks through all processes for their parents instead, which takes longer the
   * more other processes a machine has.
   */
  Members list() {
    List<Long> inside = new ArrayList<>(List.of(root));
    Set<Long> outside = new HashSet<>();
    for (int i = 0; i < inside.size(); i++) {
      for (long child : childrenOf(inside.get(i))) {
        if (isBystander(child)) {
          outside.add(child);
        } else {
          inside.add(child);
        }
      }
    }
    return new Members(inside, outside);
  }

  private List<Long> childrenOf(long pid) {
    if (!listsChildren) {
      return ProcessHandle.of(pid).stream()
          .flatMap(ProcessHandle::children)
          .map(ProcessHandle::pid)
          .toList();
    }
    List<Long> children = new ArrayList<>();
    for (String thread : files.threads(pid)) {
      String line = files.read("/proc/" + pid + "/task/" + thread + "/children").orElse("");
      int from = 0;
      for (int to = line.indexOf(' '); to > from; to = line.indexOf(' ', from)) {
        children.add(Long.parseLong(line, from, to, 10));
        from = to + 1;
      }
    }
    return children;
  }

  private boolean isBystander(long pid) {
    return files
        .read("/proc/" + pid + "/cmdline")
        .filter(line -> line.contains('\0' + JavaProcess.OUTSIDE_FLAG + '\0'))
        .isPresent();
  }
}
