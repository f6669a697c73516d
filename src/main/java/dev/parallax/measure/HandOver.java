package dev.parallax.measure;

import dev.parallax.workload.UserClasses;
import dev.parallax.workload.Workload;
import java.io.File;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What the campaign tells a fork beside JMH's own parameters, as system properties.
 *
 * <p>JMH knows only parameters that are fields of a state class; a workload's own settings, and a
 * user's workload's above all, can't be. The campaign puts them into the results as ordinary
 * parameters afterwards.
 *
 * @param settings the workload's own settings
 * @param checksum what a batch has to come to, as a serial run found; absent under JMH's own main
 * @param childArgs JVM flags for children behind those that they would have otherwise
 * @param childRecord where to note the flags that children got, and how to call this cell there
 * @param round of the campaign that the fork is of, if it is of one
 * @param twin whether the fork is a cell's second one in its round, the A/A control
 * @param users where the workload is to be found, if it is one of the user's own
 * @param service settings by which a service that runs already is reached; empty if the fork starts
 *     its own
 * @param warmUp how long to warm up; empty for as JMH's own options say and no longer
 * @param touchesHeaps whether the heaps of child JVMs in warm pools are touched before they are
 *     used
 */
public record HandOver(
    Map<String, String> settings,
    OptionalLong checksum,
    List<String> childArgs,
    Optional<ChildRecord> childRecord,
    OptionalInt round,
    boolean twin,
    Optional<UsersWorkload> users,
    Map<String, String> service,
    Optional<WarmUpLimits> warmUp,
    boolean touchesHeaps) {
  /** Prefix of every property by which the suite's JVMs tell each other something. */
  public static final String PREFIX = "parallax.";

  private static final String FORK = PREFIX + "fork";
  private static final String SETTINGS = PREFIX + "settings";
  private static final String CHECKSUM = PREFIX + "checksum";
  private static final String CHILD_ARGS = PREFIX + "childArgs";
  private static final String CHILD_FILE = PREFIX + "children.file";
  private static final String CHILD_CELL = PREFIX + "children.cell";
  private static final String ROUND = PREFIX + "round";
  private static final String TWIN = PREFIX + "twin";
  private static final String SERVICE = PREFIX + "service";
  private static final String WARM_UP = PREFIX + "warmUp";
  private static final String TOUCH = PREFIX + "touch";
  private static final String USER_CLASS_PATH = PREFIX + "user.classpath";
  private static final String USER_CLASS = PREFIX + "user.class";

  public HandOver {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    childArgs = List.copyOf(childArgs);
    service = Collections.unmodifiableMap(new LinkedHashMap<>(service));
  }

  /** A fork that is not told of its round. */
  public HandOver(
      Map<String, String> settings,
      OptionalLong checksum,
      List<String> childArgs,
      Optional<ChildRecord> childRecord) {
    this(
        settings,
        checksum,
        childArgs,
        childRecord,
        OptionalInt.empty(),
        false,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        false);
  }

  /** The same for a fork of this round. */
  public HandOver withRound(int ofCampaign) {
    return new HandOver(
        settings,
        checksum,
        childArgs,
        childRecord,
        OptionalInt.of(ofCampaign),
        twin,
        users,
        service,
        warmUp,
        touchesHeaps);
  }

  /** The same for a cell's own fork, or for its twin. */
  public HandOver ofTwin(boolean isTwin) {
    return new HandOver(
        settings,
        checksum,
        childArgs,
        childRecord,
        round,
        isTwin,
        users,
        service,
        warmUp,
        touchesHeaps);
  }

  /** The same for a fork that uses a service that runs already. */
  public HandOver withService(Map<String, String> reachedBy) {
    return new HandOver(
        settings,
        checksum,
        childArgs,
        childRecord,
        round,
        twin,
        users,
        reachedBy,
        warmUp,
        touchesHeaps);
  }

  /** The same for a fork that warms up until it is warm. */
  public HandOver withWarmUp(WarmUpLimits limits) {
    return new HandOver(
        settings,
        checksum,
        childArgs,
        childRecord,
        round,
        twin,
        users,
        service,
        Optional.of(limits),
        touchesHeaps);
  }

  /** The same for a fork whose children in warm pools have touched their heap, or not. */
  public HandOver touchingHeaps(boolean touches) {
    return new HandOver(
        settings, checksum, childArgs, childRecord, round, twin, users, service, warmUp, touches);
  }

  /** The same for a fork that measures this workload. */
  public HandOver withWorkload(Workload workload) {
    List<Path> classPath = UserClasses.of(workload);
    return classPath.isEmpty()
        ? this
        : new HandOver(
            settings,
            checksum,
            childArgs,
            childRecord,
            round,
            twin,
            Optional.of(new UsersWorkload(classPath, workload.getClass().getName())),
            service,
            warmUp,
            touchesHeaps);
  }

  /**
   * A workload of the user's own.
   *
   * @param classPath jars and folders
   * @param className its class
   */
  public record UsersWorkload(List<Path> classPath, String className) {
    public UsersWorkload {
      classPath = List.copyOf(classPath);
    }

    private String classPathInWords() {
      return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** The run directory of the campaign, if it has one: children are recorded there. */
  public Optional<Path> runDirectory() {
    return childRecord.flatMap(
        children -> Optional.ofNullable(Path.of(children.file()).getParent()));
  }

  /**
   * Where the flags of children are noted.
   *
   * @param file one line for each cell
   * @param cell what the line begins with
   */
  public record ChildRecord(String file, String cell) {}

  /** The JVM flags that bring this to a fork. */
  public List<String> jvmArgs() {
    String sum = checksum.isPresent() ? Long.toString(checksum.getAsLong()) : "";
    List<String> args = new ArrayList<>();
    args.add("-D" + FORK + "=true");
    args.add("-D" + SETTINGS + "=" + encode(settings));
    args.add("-D" + CHECKSUM + "=" + sum);
    if (!childArgs.isEmpty()) {
      args.add("-D" + CHILD_ARGS + "=" + encode(String.join(" ", childArgs)));
    }
    childRecord.ifPresent(children -> {
      args.add("-D" + CHILD_FILE + "=" + encode(children.file()));
      args.add("-D" + CHILD_CELL + "=" + encode(children.cell()));
    });
    round.ifPresent(number -> args.add("-D" + ROUND + "=" + number));
    if (twin) {
      args.add("-D" + TWIN + "=true");
    }
    if (!service.isEmpty()) {
      args.add("-D" + SERVICE + "=" + encode(service));
    }
    warmUp.ifPresent(limits -> args.add("-D" + WARM_UP + "=" + limits.write()));
    if (touchesHeaps) {
      args.add("-D" + TOUCH + "=true");
    }
    users.ifPresent(workload -> {
      args.add("-D" + USER_CLASS_PATH + "=" + encode(workload.classPathInWords()));
      args.add("-D" + USER_CLASS + "=" + encode(workload.className()));
    });
    return List.copyOf(args);
  }

  /** Whether a JVM flag is one of {@link #jvmArgs()}, which say nothing to a reader of results. */
  public static boolean isOurs(String jvmArg) {
    return jvmArg.startsWith("-D" + PREFIX);
  }

  /** Whether this JVM was forked by a campaign. */
  public static boolean isFork(Properties properties) {
    return Boolean.parseBoolean(properties.getProperty(FORK));
  }

  /** What this JVM was told; nothing at all under JMH's own main. */
  public static HandOver read(Properties properties) {
    String sum = properties.getProperty(CHECKSUM, "");
    String file = decode(properties.getProperty(CHILD_FILE, ""));
    String limits = properties.getProperty(WARM_UP, "");
    return new HandOver(
        decodeAll(properties.getProperty(SETTINGS, "")),
        sum.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(sum)),
        splitArgs(decode(properties.getProperty(CHILD_ARGS, ""))),
        file.isEmpty()
            ? Optional.empty()
            : Optional.of(new ChildRecord(file, decode(properties.getProperty(CHILD_CELL, "")))),
        number(properties.getProperty(ROUND, "")),
        Boolean.parseBoolean(properties.getProperty(TWIN)),
        users(properties),
        decodeAll(properties.getProperty(SERVICE, "")),
        limits.isEmpty() ? Optional.empty() : Optional.of(WarmUpLimits.read(limits)),
        Boolean.parseBoolean(properties.getProperty(TOUCH)));
  }

  private static Optional<UsersWorkload> users(Properties properties) {
    String classPath = decode(properties.getProperty(USER_CLASS_PATH, ""));
    return classPath.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UsersWorkload(
                Arrays.stream(classPath.split(File.pathSeparator, -1)).map(Path::of).toList(),
                decode(properties.getProperty(USER_CLASS, ""))));
  }

  private static OptionalInt number(String text) {
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  /** JVM flags as they are written in {@code -p childArgs}: with spaces between them. */
  public static List<String> splitArgs(String args) {
    return Arrays.stream(args.split("\\s+", -1)).filter(arg -> !arg.isEmpty()).toList();
  }

  private static String encode(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static Map<String, String> decodeAll(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String entry : text.split("&", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        entries.put(decode(entry.substring(0, equals)), decode(entry.substring(equals + 1)));
      }
    }
    return entries;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
