package dev.parallax.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs this program again on another JVM and stands in for it: same arguments and JVM flags, same
 * streams, and its exit code becomes ours.
 */
final class Restart {
  /** Tells the new JVM which process to watch, and that it must not start yet another one. */
  static final String LAUNCHER_PID = "parallax.launcher.pid";

  /** JMH's use of Unsafe makes JDK 24 and later print warnings unless this is set at JVM start. */
  static final String UNSAFE_ACCESS = "sun.misc.unsafe.memory.access";

  /** What the suite adds to its exit codes when it was started by a launcher. */
  static final int FIRST_CODE = 64;

  private static final int FAILED = 1;

  private static final List<String> CLASS_PATH_FLAGS =
      Arrays.asList("-cp", "-classpath", "--class-path");

  private Restart() {}

  /**
   * Never returns: this JVM ends as the new one does.
   *
   * @param flags of the new JVM, behind which the user's own come
   * @throws IOException when the JDK's {@code java} can't be started
   */
  static void on(File jdk, List<String> flags, String[] args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(JdkFinder.javaIn(jdk).getPath());
    command.add("-D" + LAUNCHER_PID + "=" + ProcessHandle.current().pid());
    command.add("-D" + UNSAFE_ACCESS + "=allow");
    command.addAll(flags);
    // What the user gave comes last, so that it wins.
    command.addAll(flagsAndMain(ownCommandLine()));
    command.addAll(Arrays.asList(args));
    Process child = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child), "end-with-child"));
    Interrupt.leaveTo(child);
    Runtime.getRuntime().halt(exitCode(child.waitFor()));
  }

  /**
   * The exit code of the command. The suite adds {@link #FIRST_CODE} to its own; 1 is that of a JVM
   * that does not start, and from 128 on a signal has ended it. By another code something else than
   * the suite has ended the JVM from within.
   */
  private static int exitCode(int ofChild) {
    if (ofChild >= FIRST_CODE) {
      return ofChild < 128 ? ofChild - FIRST_CODE : ofChild;
    }
    if (ofChild != FAILED) {
      System.err.println(
          "error: the suite's JVM ended with exit code "
              + ofChild
              + ", which is none of the suite's: an agent ended it, or a JVM flag such as"
              + " -XX:+ExitOnOutOfMemoryError");
    }
    return FAILED;
  }

  /** On TERM or HUP: has the child end in its own way, however long that takes. */
  private static void end(Process child) {
    child.destroy();
    // A second one, which tells the child to end at once.
    Interrupt.passFurtherOnTo(child);
    try {
      Runtime.getRuntime().halt(exitCode(child.waitFor()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts a hook; the JVM just goes on ending
    }
  }

  /**
   * The JVM's own flags, then how it was told what to run. Without a known command line there are
   * no flags, but the program is the same.
   */
  private static List<String> flagsAndMain(List<String> commandLine) {
    String classPath = System.getProperty("java.class.path");
    List<String> words = new ArrayList<>();
    for (int i = 0; i < commandLine.size(); i++) {
      String word = commandLine.get(i);
      if (word.equals("-jar")) {
        words.addAll(Arrays.asList("-jar", classPath));
        return words;
      } else if (word.equals(Main.class.getName())) {
        words.addAll(Arrays.asList("-cp", classPath, word));
        return words;
      } else if (CLASS_PATH_FLAGS.contains(word)) {
        i++;
      } else if (!word.startsWith("--class-path=")) {
        words.add(word);
      }
    }
    return Arrays.asList("-cp", classPath, Main.class.getName());
  }

  /**
   * The words behind {@code java}. Linux has them all in a file; ProcessHandle leaves out what
   * stands behind an empty word, and gives nothing at all when they fill a page of memory.
   */
  private static List<String> ownCommandLine() {
    Path file = Path.of("/proc/self/cmdline");
    if (Files.isReadable(file)) {
      try {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding"));
        String[] words = new String(Files.readAllBytes(file), charset).split("\0", -1);
        return Arrays.asList(words).subList(1, words.length);
      } catch (IOException e) {
        // A system with another /proc: ask the JVM.
      }
    }
    return Arrays.asList(ProcessHandle.current().info().arguments().orElse(new String[0]));
  }
}
