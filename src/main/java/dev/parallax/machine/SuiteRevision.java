package dev.parallax.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Which commit the suite was built from, as the build wrote it down. */
final class SuiteRevision {
  private SuiteRevision() {}

  /** The commit's hash, with {@code -dirty} behind it if files were changed; absent without git. */
  static Optional<String> read() {
    try (InputStream in = SuiteRevision.class.getResourceAsStream("revision.properties")) {
      return in == null ? Optional.empty() : of(in);
    } catch (IOException e) {
      throw new UncheckedIOException("revision.properties in the jar can't be read", e);
    }
  }

  static Optional<String> of(InputStream in) throws IOException {
    Properties properties = new Properties();
    properties.load(in);
    return Optional.ofNullable(properties.getProperty("git.commit.id"))
        .filter(hash -> hash.matches("[0-9a-f]{40,64}"))
        .map(hash ->
            hash + (properties.getProperty("git.dirty", "").equals("true") ? "-dirty" : ""));
  }
}
