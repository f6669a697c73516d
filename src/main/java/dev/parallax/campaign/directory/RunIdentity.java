package dev.parallax.campaign.directory;

import com.sun.management.OperatingSystemMXBean;
import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.campaign.journal.Identity;
import dev.parallax.file.Sha256;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What jar, JDK and machine this process runs on. */
public final class RunIdentity {
  static final String MACHINE = "PARALLAX_MACHINE";

  private static final int LONGEST_NAME = 100;
  private static final int DIGITS = 16;

  private RunIdentity() {}

  /** The facts that must be the same for results to belong together. */
  public static Identity identity(List<Path> usersClassPath) throws BadRequest, IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("jar", "sha-256 " + digestOf(ownClassPath()));
    if (!usersClassPath.isEmpty()) {
      facts.put("content of --classpath", "sha-256 " + digestOf(usersClassPath));
    }
    facts.put("JMH", JmhOptions.version());
    facts.put("JDK", Runtime.version() + ", " + System.getProperty("java.vm.name"));
    facts.put("machine's name", machineName(System.getenv()).orElse("none"));
    facts.put("CPU", cpu());
    facts.put("number of cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", memory());
    return new Identity(facts);
  }

  /**
   * What the owner of this machine calls it, to distinguish it from others of the same hardware: a
   * node of a cluster, a runner of a CI service. The suite itself never asks for the host's name:
   * it would be in files that are published.
   *
   * @throws BadRequest if it can't be a name
   */
  static Optional<String> machineName(Map<String, String> environment) throws BadRequest {
    String name = environment.getOrDefault(MACHINE, "").strip();
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequest(
          "the environment variable %s: valid: a name of at most %s characters in one line"
              .formatted(MACHINE, LONGEST_NAME));
    }
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  private static List<Path> ownClassPath() {
    String classPath = System.getProperty("java.class.path");
    return Arrays.stream(classPath.split(File.pathSeparator, -1)).map(Path::of).toList();
  }

  private static String digestOf(List<Path> classPath) throws IOException {
    MessageDigest digest = Sha256.digest();
    for (Path entry : classPath) {
      addTo(digest, entry);
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  /** A jar, or all that is in a folder of classes, as a build from sources has. */
  private static void addTo(MessageDigest digest, Path entry) throws IOException {
    List<Path> files;
    if (Files.isDirectory(entry)) {
      try (Stream<Path> tree = Files.walk(entry)) {
        files = tree.filter(Files::isRegularFile).sorted().toList();
      }
    } else {
      files = Files.isRegularFile(entry) ? List.of(entry) : List.of();
    }
    for (Path file : files) {
      digest.update(entry.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      Sha256.add(digest, file);
    }
  }

  private static String cpu() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      try (Stream<String> lines = Files.lines(info)) {
        return lines
            .filter(line -> line.startsWith("model name") && line.contains(":"))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .orElseGet(RunIdentity::architecture);
      }
    }
    return architecture();
  }

  private static String architecture() {
    return System.getProperty("os.arch");
  }

  /**
   * To a quarter of a GiB: kernels of one machine keep a few megabytes more or less to themselves.
   */
  private static String memory() {
    long bytes =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return String.format(Locale.ROOT, "%.2f GiB", Math.round(4.0 * bytes / (1L << 30)) / 4.0);
  }
}
