package dev.parallax.workload.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.workload.builtin.NewFile.Sync;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that become files. */
class NewFileTest {
  /** Two and a half of the pieces in which a text is written. */
  private static final String TEXT = "0123456789".repeat(262_144);

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void theFileHoldsTheTextWheneverItIsSynced(Sync sync) throws IOException {
    Path file = directory.resolve("file");
    long unused = NewFile.write(file, TEXT, sync);
    assertThat(file).hasContent(TEXT);
  }

  @Test
  void anOldFileIsReplacedWhole() throws IOException {
    Path file = directory.resolve("file");
    long unused = NewFile.write(file, TEXT, Sync.NONE);
    long checksum = NewFile.write(file, "short", Sync.NONE);
    assertThat(file).hasContent("short");
    assertThat(checksum).isEqualTo(NewFile.write(file, "short", Sync.NONE));
  }

  @Test
  void theChecksumKnowsTheSizeTheOrderAndTheLastByte() throws IOException {
    List<Long> checksums = new ArrayList<>();
    for (String text :
        List.of(
            "",
            "0",
            TEXT,
            TEXT + "0",
            TEXT.substring(1) + "0",
            TEXT.substring(0, 2_621_439) + "x")) {
      checksums.add(NewFile.write(directory.resolve("file"), text, Sync.NONE));
    }
    assertThat(checksums).doesNotHaveDuplicates();
  }
}
