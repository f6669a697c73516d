package dev.parallax.launch;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds an installed JDK that can run the suite, by the {@code release} files that JDKs carry and
 * without starting anything.
 *
 * <p>{@code java.io.File} and loops rather than paths and streams: the first lambda of a JVM costs
 * more than all of this.
 */
final class JdkFinder {
  /** The oldest Java that runs the suite. */
  static final int OLDEST = 21;

  private static final String VERSION_KEY = "JAVA_VERSION=";

  private final List<File> places;

  /**
   * @param places folders that hold JDKs, one in each subfolder
   */
  JdkFinder(List<File> places) {
    this.places = places;
  }

  /**
   * The JDK to use: JAVA_HOME when it is new enough, since the user set it, else the newest one in
   * the places; of two equally new ones the first by path, so that every run has the same.
   *
   * @param javaHome the environment's JAVA_HOME, or null
   * @return its home, or null when there is none
   */
  File find(String javaHome) {
    if (javaHome != null && !javaHome.isEmpty()) {
      File home = new File(javaHome);
      if (isNewEnough(versionOf(home))) {
        return home;
      }
    }
    File newest = null;
    int[] newestVersion = {};
    for (File home : installed()) {
      int[] version = versionOf(home);
      if (isNewEnough(version) && Arrays.compare(version, newestVersion) > 0) {
        newest = home;
        newestVersion = version;
      }
    }
    return newest;
  }

  /** Everything in the places that may be a JDK, sorted. */
  private List<File> installed() {
    List<File> homes = new ArrayList<>();
    for (File place : places) {
      File[] entries = place.listFiles();
      if (entries != null) { // null: no such folder, or not ours to read
        for (File entry : entries) {
          File bundle = new File(entry, "Contents/Home"); // macOS
          homes.add(bundle.isDirectory() ? bundle : entry);
        }
      }
    }
    homes.sort(null);
    return homes;
  }

  private static boolean isNewEnough(int[] version) {
    return version.length > 0 && version[0] >= OLDEST;
  }

  /** The version of the JDK in a folder; empty when there is none that could be started. */
  private static int[] versionOf(File home) {
    if (!javaIn(home).canExecute() || !javaIn(home).isFile()) {
      return new int[0];
    }
    try (BufferedReader release =
        new BufferedReader(
            new InputStreamReader(
                new FileInputStream(new File(home, "release")), StandardCharsets.ISO_8859_1))) {
      String line = release.readLine();
      while (line != null && !line.startsWith(VERSION_KEY)) {
        line = release.readLine();
      }
      return line == null ? new int[0] : parse(line.substring(VERSION_KEY.length()));
    } catch (IOException e) {
      return new int[0]; // no release file, or an unreadable one: a broken JDK, or none
    }
  }

  /** The {@code java} of a JDK. */
  static File javaIn(File home) {
    return new File(home, File.separatorChar == '\\' ? "bin/java.exe" : "bin/java");
  }

  /** The numbers of a version such as {@code "25.0.3"}, up to what is no number. */
  private static int[] parse(String version) {
    int[] numbers = new int[8];
    int count = 0;
    boolean inNumber = false;
    for (int i = 0; i < version.length(); i++) {
      char c = version.charAt(i);
      if (c >= '0' && c <= '9') {
        if (!inNumber && count == numbers.length) {
          break;
        }
        count += inNumber ? 0 : 1;
        inNumber = true;
        numbers[count - 1] = numbers[count - 1] * 10 + (c - '0');
      } else if (c == '.' || c == '"') {
        inNumber = false;
      } else {
        break;
      }
    }
    return Arrays.copyOf(numbers, count);
  }

  /** Where JDKs usually are, first beside the running one; a test may set its own places. */
  static List<File> usualPlaces(File runningHome) {
    String given = System.getProperty("parallax.launch.places");
    Set<File> places = new LinkedHashSet<>();
    if (given != null) {
      for (String place : given.split(File.pathSeparator)) {
        places.add(new File(place));
      }
      return new ArrayList<>(places);
    }
    if (runningHome.getParentFile() != null) {
      places.add(runningHome.getParentFile());
    }
    for (String place : new String[] {"/usr/lib/jvm", "/usr/java", "/opt", "/opt/java"}) {
      places.add(new File(place));
    }
    File user = new File(System.getProperty("user.home"));
    places.add(new File(user, ".sdkman/candidates/java"));
    places.add(new File(user, ".jdks"));
    places.add(new File("/Library/Java/JavaVirtualMachines"));
    places.add(new File(user, "Library/Java/JavaVirtualMachines"));
    String programs = System.getenv("ProgramFiles");
    if (programs != null) {
      for (String vendor : new String[] {"Java", "Eclipse Adoptium", "Microsoft", "Zulu"}) {
        places.add(new File(programs, vendor));
      }
    }
    return new ArrayList<>(places);
  }

  /** The places that exist, in words for a message. */
  static String describe(List<File> places) {
    StringBuilder text = new StringBuilder();
    for (File place : places) {
      if (place.isDirectory()) {
        text.append(text.length() == 0 ? "" : ", ").append(place);
      }
    }
    return text.length() == 0 ? "none of the usual places, as none exists" : text.toString();
  }
}
