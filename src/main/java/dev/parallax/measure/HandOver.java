package dev.parallax.measure;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 */
public record HandOver(Map<String, String> settings, OptionalLong checksum) {
  /** Prefix of every property by which the suite's JVMs tell each other something. */
  public static final String PREFIX = "parallax.";

  private static final String FORK = PREFIX + "fork";
  private static final String SETTINGS = PREFIX + "settings";
  private static final String CHECKSUM = PREFIX + "checksum";

  public HandOver {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** The JVM flags that bring this to a fork. */
  public List<String> jvmArgs() {
    String encoded =
        settings.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    String sum = checksum.isPresent() ? Long.toString(checksum.getAsLong()) : "";
    return List.of(
        "-D" + FORK + "=true", "-D" + SETTINGS + "=" + encoded, "-D" + CHECKSUM + "=" + sum);
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
    Map<String, String> settings = new LinkedHashMap<>();
    for (String entry : properties.getProperty(SETTINGS, "").split("&", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        settings.put(decode(entry.substring(0, equals)), decode(entry.substring(equals + 1)));
      }
    }
    String sum = properties.getProperty(CHECKSUM, "");
    return new HandOver(
        settings, sum.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(sum)));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
