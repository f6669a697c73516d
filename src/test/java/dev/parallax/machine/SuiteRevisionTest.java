package dev.parallax.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the build says of its commit. */
class SuiteRevisionTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  private static Optional<String> of(String properties) throws IOException {
    return SuiteRevision.of(
        new ByteArrayInputStream(properties.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void aCommitIsNamedByItsHash() throws IOException {
    assertThat(of("git.commit.id=" + HASH + "\ngit.dirty=false\n")).contains(HASH);
  }

  @Test
  void aTreeWithChangesIsNotTheCommit() throws IOException {
    assertThat(of("git.commit.id=" + HASH + "\ngit.dirty=true\n")).contains(HASH + "-dirty");
  }

  @Test
  void aTreeWithoutGitHasNone() throws IOException {
    assertThat(of("#Generated\n")).isEmpty();
  }
}
