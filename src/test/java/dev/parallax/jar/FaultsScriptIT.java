package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/faults}, which holds the page of faults from outside. */
@EnabledOnOs(OS.LINUX)
class FaultsScriptIT {
  @TempDir Path folder;

  private Jar.Result faults(String... words) throws Exception {
    return new PythonScript("faults", here()).run(folder, words);
  }

  /** The script's folders are made in the test's. */
  private Map<String, String> here() {
    return Map.of("TMPDIR", folder.toString());
  }

  @Test
  void aFewFaultsAreHandledAsThePageSaysAndLeaveNothing() throws Exception {
    Jar.Result result = faults("--count", "10");
    assertThat(result.succeeded().out())
        .startsWith("10 faults, seed ")
        .containsPattern("(?m)^all +10 +0$")
        .contains(" min; repeat: --count 10 --seed ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFaultThatIsHandledInAnotherWayIsNamedAndItsFolderStays() throws Exception {
    // The same script beside a page that promises something else.
    Path scripts = Path.of("scripts").toAbsolutePath();
    assertThat(
            new ProcessBuilder("cp", "-r", scripts.toString(), folder.toString()).start().waitFor())
        .isZero();
    Path page = Files.createDirectories(folder.resolve("src/docs")).resolve("faults.md");
    String row = "| an option, a parameter or a value that there isn't | `error: ...`";
    String told = Files.readString(Path.of("src/docs/faults.md"));
    assertThat(told).contains(row);
    Files.writeString(page, told.replace(row, row + ", `and a rhyme`"));
    Files.createSymbolicLink(
        folder.resolve("benchmarks.jar"), Path.of("benchmarks.jar").toAbsolutePath());
    Jar.Result result =
        new PythonScript(folder.resolve("scripts/faults").toString(), here())
            .run(folder, "--count", "1", "--only", "mistake");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .containsPattern("fault 1, mistake: it doesn't say: and a rhyme\n  see .*/case-1\n")
        .containsPattern("(?m)^all +1 +1$");
    Matcher kept = Pattern.compile("  see (.*)\n").matcher(result.out());
    assertThat(kept.find()).isTrue();
    assertThat(Path.of(kept.group(1), "0.err")).content().startsWith("error: ");
  }

  /** A kind with neither is an error. */
  @Test
  void everyKindOfThePageHasAnAttackOrTheReasonWhyNot() throws Exception {
    assertThat(faults("--list").succeeded().out())
        .containsPattern("(?m)^JMH's lock is held by another JMH\n    lock-is-held: \\d+$")
        .containsPattern("(?m)^a child JVM answers garbage\n    not attacked: .+$");
  }
}
