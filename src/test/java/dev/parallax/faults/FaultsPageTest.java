package dev.parallax.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.parallax.faults.Fault.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page of faults, whose tables are made of the tests that hold them. {@code mvn test
 * -Dtest=FaultsPageTest -Dgolden.apply} rewrites them; what stands between them is written by hand.
 */
class FaultsPageTest {
  private static final Path PAGE = Path.of("src/docs/faults.md");

  private static FaultTable ofAllTests() {
    return FaultTable.of(
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("/faults/FaultsPageTest$"))
            .importUrl(Fault.class.getProtectionDomain().getCodeSource().getLocation()));
  }

  @Test
  void thePageHasTheFaultsThatTestsHoldAndNoOthers() throws IOException {
    FaultTable faults = ofAllTests();
    assertThat(faults.problems()).isEmpty();
    for (Where where : Where.values()) {
      holds("<!-- faults: " + where + " -->\n", faults.markdown(where));
    }
  }

  private static void holds(String mark, String table) throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).as("a place for the table").containsOnlyOnce(mark);
    int start = page.indexOf(mark) + mark.length();
    int end = start;
    while (page.startsWith("|", end)) {
      end = page.indexOf('\n', end) + 1;
    }
    if (System.getProperty("golden.apply") != null) {
      Files.writeString(PAGE, page.substring(0, start) + table + page.substring(end));
      return;
    }
    List<String> held = table.lines().toList();
    List<String> shown = page.substring(start, end).lines().toList();
    assertThat(shown.stream().filter(row -> !held.contains(row)))
        .as("rows that no test holds, in %s", mark.strip())
        .isEmpty();
    assertThat(shown).as(mark.strip()).isEqualTo(held);
  }

  @Test
  void noFaultIsHeldByATestThatIsNotRun() {
    assertThat(problemsOf(GoneTest.class, OffTest.class, SlowTest.class, Helper.class))
        .containsExactlyInAnyOrder(
            "GoneTest#test is not run: it is no test",
            "OffTest#test is not run: @Disabled",
            "SlowTest#test is not run: @Tag",
            "Helper#test is not run: the class's name ends neither with Test nor with IT");
  }

  @Test
  void noTwoFaultsHaveTheSameWords() {
    assertThat(problemsOf(TwiceTest.class))
        .containsExactly("TwiceTest#test and TwiceTest#test have the same fault: a fault");
  }

  private static List<String> problemsOf(Class<?>... tests) {
    return FaultTable.of(new ClassFileImporter().importClasses(tests)).problems();
  }

  static class GoneTest {
    @Fault(where = Where.FILES, kind = "a fault", sees = "", exit = 2)
    void test() {}
  }

  @Disabled("on purpose")
  static class OffTest {
    @Test
    @Fault(where = Where.FILES, kind = "another fault", sees = "", exit = 2)
    void test() {}
  }

  static class SlowTest {
    @Test
    @Tag("long")
    @Fault(where = Where.FILES, kind = "a slow fault", sees = "", exit = 2)
    void test() {}
  }

  static class Helper {
    @Test
    @Fault(where = Where.FILES, kind = "a fault of a helper", sees = "", exit = 2)
    void test() {}
  }

  static class TwiceTest {
    @Test
    @Fault(where = Where.FILES, kind = "a fault", sees = "", exit = 2)
    @Fault(where = Where.FORKS, kind = "a fault", sees = "", exit = 1)
    void test() {}
  }
}
