package dev.parallax.measure;

import dev.parallax.suite.Profile;
import dev.parallax.workload.UsersWorkload;
import dev.parallax.workload.Workload;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the campaign hands to a fork besides JMH's own parameters, as system properties.
 *
 * <p>JMH knows only parameters that are fields of a state class; a workload's own settings, and a
 * user's workload's above all, can't be. The campaign puts them into the results as ordinary
 * parameters afterwards.
 *
 * @param properties values, encoded, by the names of their system properties
 */
public record HandOver(Map<String, String> properties) {
  /** Prefix of every property that one of the suite's JVMs sets for another. */
  public static final String PREFIX = "parallax.";

  /** What a fork gets under JMH's own main. */
  public static final HandOver NOTHING = new HandOver(Map.of());

  private static final String FORK = PREFIX + "fork";
  private static final String SETTINGS = PREFIX + "settings";
  private static final String CHECKSUM = PREFIX + "checksum";
  private static final String CHILD_ARGS = PREFIX + "childArgs";
  private static final String CARRIERS = PREFIX + "carriers";
  private static final String CHILD_FILE = PREFIX + "children.file";
  private static final String CHILD_CELL = PREFIX + "children.cell";
  private static final String ROUND = PREFIX + "round";
  private static final String TWIN = PREFIX + "twin";
  private static final String SERVICE = PREFIX + "service";
  private static final String WARM_UP = PREFIX + "warmUp";
  private static final String TOUCH = PREFIX + "touch";
  private static final String TURNS = PREFIX + "turns";
  private static final String SEAT = PREFIX + "turns.seat";
  private static final String USER_CLASS = PREFIX + "user.class";
  private static final String PROFILE = PREFIX + "profile";
  private static final String RECORDING = PREFIX + "recording";

  public HandOver {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  /**
   * Where the flags of children are noted.
   *
   * @param file one line for each cell
   * @param cell what the line begins with
   */
  public record ChildRecord(String file, String cell) {}

  /**
   * Where a fork waits for its turns.
   *
   * @param address of the campaign's socket
   * @param seat number of the fork's seat
   */
  public record TurnSeat(Path address, int seat) {}

  /**
   * What a fork is to record of its measured operations.
   *
   * @param file to write, by JDK Flight Recorder
   * @param caseName name of the case of its cell
   * @param model of its cell, in a word
   * @param workers of its cell; one of serial
   */
  public record Recording(Path file, String caseName, String model, int workers) {}

  /** What this JVM was handed; nothing at all under JMH's own main. */
  public static HandOver read(Properties ofThisJvm) {
    return new HandOver(
        ofThisJvm.stringPropertyNames().stream()
            .filter(name -> name.startsWith(PREFIX) && !name.equals(FORK))
            .collect(Collectors.toMap(name -> name, ofThisJvm::getProperty)));
  }

  /** The JVM flags that bring this to a fork. */
  public List<String> jvmArgs() {
    return Stream.concat(
            Stream.of("-D" + FORK + "=true"),
            properties.entrySet().stream()
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue()))
        .toList();
  }

  /** Whether a JVM flag is one of {@link #jvmArgs()}, which say nothing to a reader of results. */
  public static boolean isOurs(String jvmArg) {
    return jvmArg.startsWith("-D" + PREFIX);
  }

  /** Whether this JVM was forked by a campaign. */
  public static boolean isFork(Properties ofThisJvm) {
    return Boolean.parseBoolean(ofThisJvm.getProperty(FORK));
  }

  /** The workload's own settings. */
  public Map<String, String> settings() {
    return entries(SETTINGS);
  }

  public HandOver withSettings(Map<String, String> settings) {
    return with(SETTINGS, encode(settings));
  }

  /** The checksum of a batch, as a serial run found it; absent under JMH's own main. */
  public OptionalLong checksum() {
    return value(CHECKSUM).stream().mapToLong(Long::parseLong).findFirst();
  }

  public HandOver withChecksum(OptionalLong checksum) {
    return with(CHECKSUM, checksum.stream().mapToObj(Long::toString).findFirst().orElse(""));
  }

  /** JVM flags for children behind those that they would have otherwise. */
  public List<String> childArgs() {
    return splitArgs(text(CHILD_ARGS));
  }

  public HandOver withChildArgs(List<String> childArgs) {
    return with(CHILD_ARGS, encode(String.join(" ", childArgs)));
  }

  /** How many carriers the fork must have; empty if nothing was asked for. */
  public OptionalInt carriers() {
    return value(CARRIERS).stream().mapToInt(Integer::parseInt).findFirst();
  }

  public HandOver withCarriers(OptionalInt carriers) {
    return with(CARRIERS, carriers.stream().mapToObj(Integer::toString).findFirst().orElse(""));
  }

  /** What the fork's compilers are to have seen; empty if nothing was asked for. */
  public Optional<Profile> profile() {
    return Profile.of(text(PROFILE));
  }

  public HandOver withProfile(Profile profile) {
    return with(PROFILE, profile.word());
  }

  /** Where to note the flags that children got, and the name of this cell there. */
  public Optional<ChildRecord> childRecord() {
    return value(CHILD_FILE).map(file -> new ChildRecord(decode(file), text(CHILD_CELL)));
  }

  public HandOver withChildRecord(ChildRecord children) {
    return with(CHILD_FILE, encode(children.file())).with(CHILD_CELL, encode(children.cell()));
  }

  /** The run directory of the campaign, if it has one: children are recorded there. */
  public Optional<Path> runDirectory() {
    return childRecord()
        .flatMap(children -> Optional.ofNullable(Path.of(children.file()).getParent()));
  }

  /** The round of the fork; absent under JMH's own main. */
  public OptionalInt round() {
    return value(ROUND).stream().mapToInt(Integer::parseInt).findFirst();
  }

  public HandOver withRound(int round) {
    return with(ROUND, Integer.toString(round));
  }

  /** Whether the fork is a cell's second one in its round, the A/A control. */
  public boolean twin() {
    return Boolean.parseBoolean(text(TWIN));
  }

  public HandOver withTwin(boolean isTwin) {
    return with(TWIN, isTwin ? "true" : "");
  }

  /** The class of the workload, if it is one of the user's own. */
  public Optional<String> usersClass() {
    return value(USER_CLASS).map(HandOver::decode);
  }

  /** The same for a fork that measures this workload; the suite's own are known by their names. */
  public HandOver withWorkload(Workload workload) {
    return workload instanceof UsersWorkload users
        ? with(USER_CLASS, encode(users.className()))
        : this;
  }

  /** Settings that reach a service which runs already; empty if the fork starts its own. */
  public Map<String, String> service() {
    return entries(SERVICE);
  }

  public HandOver withService(Map<String, String> reachedBy) {
    return with(SERVICE, encode(reachedBy));
  }

  /** How long to warm up behind JMH's own iterations; absent for no longer than these. */
  public Optional<WarmUpLimits> warmUp() {
    return value(WARM_UP).map(WarmUpLimits::read);
  }

  public HandOver withWarmUp(WarmUpLimits limits) {
    return with(WARM_UP, limits.write());
  }

  /** Where the fork waits for its turns; absent where forks run in a row. */
  public Optional<TurnSeat> turns() {
    return value(TURNS)
        .map(address -> new TurnSeat(Path.of(decode(address)), Integer.parseInt(text(SEAT))));
  }

  public HandOver withTurns(TurnSeat seat) {
    return with(TURNS, encode(seat.address().toString())).with(SEAT, Integer.toString(seat.seat()));
  }

  /** What the fork is to record; absent unless it is there for that. */
  public Optional<Recording> recording() {
    Map<String, String> entries = entries(RECORDING);
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Recording(
                Path.of(entries.getOrDefault("file", "")),
                entries.getOrDefault("case", ""),
                entries.getOrDefault("model", ""),
                Integer.parseInt(entries.getOrDefault("workers", "1"))));
  }

  public HandOver withRecording(Recording recording) {
    return with(
        RECORDING,
        encode(
            Map.of(
                "file", recording.file().toString(),
                "case", recording.caseName(),
                "model", recording.model(),
                "workers", Integer.toString(recording.workers()))));
  }

  /** Whether child JVMs of warm pools touch their heaps before they are used. */
  public boolean touchesHeaps() {
    return Boolean.parseBoolean(text(TOUCH));
  }

  public HandOver withTouchedHeaps(boolean touches) {
    return with(TOUCH, touches ? "true" : "");
  }

  /** JVM flags as they are written in {@code -p childArgs}: with spaces between them. */
  public static List<String> splitArgs(String args) {
    return Arrays.stream(args.split("\\s+", -1)).filter(arg -> !arg.isEmpty()).toList();
  }

  private HandOver with(String name, String value) {
    Map<String, String> more = new TreeMap<>(properties);
    more.put(name, value);
    return new HandOver(more);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(properties.get(name)).filter(value -> !value.isEmpty());
  }

  private String text(String name) {
    return decode(value(name).orElse(""));
  }

  private Map<String, String> entries(String name) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String entry : value(name).orElse("").split("&", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        entries.put(decode(entry.substring(0, equals)), decode(entry.substring(equals + 1)));
      }
    }
    return entries;
  }

  private static String encode(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
