package dev.parallax.campaign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.journal.Header;
import dev.parallax.campaign.journal.Identity;
import dev.parallax.campaign.journal.JournalContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OwnerKeyTest {
  @TempDir Path state;
  @TempDir Path run;

  private OwnerKey key() {
    return key(state);
  }

  private static OwnerKey key(Path state) {
    return OwnerKey.in(Map.of("XDG_STATE_HOME", state.toString()), "", Path.of("/work"));
  }

  private Path file() {
    return state.resolve("parallax/key");
  }

  private static Header header(String... options) {
    return new Header(
        Instant.parse("2026-01-02T12:00:00Z"),
        -7,
        3,
        5,
        true,
        List.of(options),
        123,
        new Identity(Map.of("JDK", "25", "jar", "x")),
        Map.of("c1", "BatchBenchmark.serial workload=noop"));
  }

  @Test
  void theUserWhoBeganARunIsKnownFromItsJournal() throws Exception {
    RunDirectory.startJournal(run, key().seal(header("-jvm", "/jdk/bin/java"))).close();
    Header read = JournalContent.read(run).header();
    assertThat(key().hasSealed(read)).isTrue();
    assertThat(key().hasSealed(key().seal(header()))).as("with the key of before").isTrue();
  }

  @Test
  void aSealFitsNoOtherHeaderAndNoOtherUser(@TempDir Path other) {
    Header sealed = key().seal(header("-jvm", "/jdk/bin/java"));
    assertThat(key().hasSealed(header("-jvm", "/evil").withSeal(sealed.seal()))).isFalse();
    assertThat(key().hasSealed(header("-jvm", "/jdk/bin/java"))).as("without").isFalse();
    OwnerKey another = key(other);
    assertThat(another.hasSealed(sealed)).isFalse();
    assertThat(another.seal(sealed).seal()).isNotEqualTo(sealed.seal());
    assertThat(another.hasSealed(sealed)).isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aKeyThatOthersMayReadIsNone() throws Exception {
    Header sealed = key().seal(header());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
    assertThat(key().hasSealed(sealed)).isFalse();
    assertThat(key().seal(header()).seal()).isEmpty();
  }

  @Test
  void whereNoKeyCanBeKeptThereIsNoSeal() throws Exception {
    Files.createFile(state.resolve("parallax"));
    assertThat(key().seal(header())).isEqualTo(header());
    assertThat(key().hasSealed(header())).isFalse();
  }

  @Test
  void inAnotherWorkingDirectoryRelativePathsMeanOtherFilesSoTheSealDoesNotFit() {
    Header sealed = key().seal(header("-jvm", "./java"));
    Map<String, String> environment = Map.of("XDG_STATE_HOME", state.toString());
    assertThat(OwnerKey.in(environment, "", Path.of("/tmp")).hasSealed(sealed)).isFalse();
    assertThat(key().hasSealed(sealed)).isTrue();
  }

  @Test
  void theFolderForTheKeyIsAnAbsolutePathOrThereIsNone() {
    Path work = Path.of("/work");
    Map<String, String> relative = Map.of("XDG_STATE_HOME", "target/relative-state");
    assertThat(OwnerKey.in(relative, "?", work).seal(header())).isEqualTo(header());
    assertThat(Path.of("target/relative-state")).doesNotExist();
    assertThat(Path.of("?")).doesNotExist();
    Header sealed = OwnerKey.in(relative, state.toString(), work).seal(header());
    assertThat(sealed.seal()).isNotEmpty();
    assertThat(state.resolve(".local/state/parallax/key")).exists();
  }
}
