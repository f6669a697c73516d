package dev.parallax.measure;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkerPool;
import dev.parallax.jvm.ClassArchive;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Main class of the JVM from whose classes the archive is made: loads what forks, child JVMs and
 * servers load.
 *
 * <p>The suite's and JMH's classes are loaded by their names, those of libraries and of the JDK by
 * running what they run: a fork of JMH, and a task of every workload under every model.
 */
public final class ArchiveTraining {
  private static final List<String> PACKAGES =
      List.of(
          "dev/parallax/",
          "org/openjdk/jmh/infra/",
          "org/openjdk/jmh/results/",
          "org/openjdk/jmh/runner/",
          "org/openjdk/jmh/util/",
          "org/openjdk/jmh/profile/");

  /** A cluster is few runs' model; to start one takes longer than all others together. */
  private static final Set<ConcurrencyModel> MODELS =
      EnumSet.complementOf(EnumSet.of(ConcurrencyModel.CLUSTER));

  private ArchiveTraining() {}

  /** Finds the archive for the suite's JVMs with these flags, or makes it. */
  public static ClassArchive.Outcome ensureArchive(List<String> jvmArgs)
      throws InterruptedException {
    return ClassArchive.ensure(ArchiveTraining.class, jvmArgs);
  }

  /** No arguments. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ClassNotFoundException {
    loadByName(Path.of(System.getProperty("java.class.path")));
    ForkTraining.run();
    for (Workload workload : Workloads.available().all()) {
      try (Work work = Work.open(workload, Parameters.defaultsOf(workload).withTasks(1))) {
        for (ConcurrencyModel model : MODELS) {
          runOneTask(model, work);
        }
      }
    }
  }

  private static void runOneTask(ConcurrencyModel model, Work work) throws InterruptedException {
    try (WorkerPool pool = model.open(1, work)) {
      var unused = pool.run();
    }
  }

  private static void loadByName(Path jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream().map(JarEntry::getName).filter(ArchiveTraining::isOurs).forEach(names::add);
    }
    for (String name : names) {
      String className = name.substring(0, name.length() - ".class".length()).replace('/', '.');
      try {
        var unused = Class.forName(className, false, ArchiveTraining.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        // A class for a library or a JDK that isn't here; no fork of ours will load it either.
      }
    }
  }

  private static boolean isOurs(String entry) {
    return entry.endsWith(".class") && PACKAGES.stream().anyMatch(entry::startsWith);
  }
}
