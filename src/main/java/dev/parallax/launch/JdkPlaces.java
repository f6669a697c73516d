package dev.parallax.launch;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The folders in which JDKs are installed, one in each subfolder. */
final class JdkPlaces {
  private JdkPlaces() {}

  /** Where JDKs usually are, first beside the running one; a test may set its own places. */
  static List<File> of(File runningHome) {
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
