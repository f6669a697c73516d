package dev.parallax.launch;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Runs the suite in this JVM when that will do, else in a new one on a JDK that can.
 *
 * <p>A command that loads JMH needs a flag at JVM start, so it is always restarted; a report of
 * some megabytes gains from one; the others are restarted only when this JVM is too old. Nothing
 * here is allowed to be slow: on an old JVM all of it comes on top of every command.
 */
public final class Main {
  private static final int BAD_USAGE = 2;

  /** A test holds it equal to the commands of the command line, which this must not load. */
  static final Set<String> WITHOUT_JMH =
      Set.of("report", "compare", "timeline", "list", "doctor", "check", "--version");

  private Main() {}

  /** Runs the command; its exit code is the exit code of this process. */
  public static void main(String[] args) throws Throwable {
    boolean newEnough = Runtime.version().feature() >= JdkFinder.OLDEST;
    boolean restarted = System.getProperty(Restart.LAUNCHER_PID) != null;
    boolean quiet = System.getProperty(Restart.UNSAFE_ACCESS) != null;
    SmallReport report = SmallReport.of(args);
    if (newEnough && (restarted || quiet || runsWithoutJmh(args) && !report.isWorthARestart())) {
      runHere(args);
    } else if (restarted) {
      // Without this, a release file that lies would start JVMs for ever.
      fail(
          System.getProperty("java.home")
              + " calls itself a JDK of at least "
              + JdkFinder.OLDEST
              + " but runs as "
              + System.getProperty("java.version")
              + "; set JAVA_HOME to another JDK");
    } else {
      File running = new File(System.getProperty("java.home"));
      restart(newEnough ? running : findJdk(running), report.isSmall(), args);
    }
  }

  private static boolean runsWithoutJmh(String[] args) {
    return args.length > 0 && WITHOUT_JMH.contains(args[0]);
  }

  private static void runHere(String[] args) throws Throwable {
    // By name, because the application is compiled for a newer Java than this class.
    String main = System.getProperty("parallax.launch.main", "dev.parallax.cli.Parallax");
    try {
      Class.forName(main).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void restart(File jdk, boolean small, String[] args) throws InterruptedException {
    try {
      Restart.on(jdk, small ? Arrays.asList(SmallReport.FLAG) : Collections.emptyList(), args);
    } catch (IOException e) {
      fail("the JDK at " + jdk + " can't be started: " + e.getMessage() + "; set JAVA_HOME");
    }
  }

  private static File findJdk(File running) {
    List<File> places = JdkFinder.usualPlaces(running);
    String javaHome = System.getenv("JAVA_HOME");
    File found = new JdkFinder(places).find(javaHome);
    if (found == null) {
      fail(
          "Parallax needs a JDK of at least "
              + JdkFinder.OLDEST
              + ", this one is "
              + System.getProperty("java.version")
              + ", and none was found: "
              + (javaHome == null ? "JAVA_HOME is not set" : "JAVA_HOME is " + javaHome)
              + ", looked in "
              + JdkFinder.describe(places)
              + "; install one and set JAVA_HOME to its folder");
    }
    return found;
  }

  private static void fail(String message) {
    System.err.println("error: " + message);
    boolean restarted = System.getProperty(Restart.LAUNCHER_PID) != null;
    Runtime.getRuntime().exit(restarted ? Restart.FIRST_CODE + BAD_USAGE : BAD_USAGE);
  }
}
