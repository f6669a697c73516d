package dev.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for developers name classes; a class that was renamed must not stay in them. */
class DevelopersPagesTest {
  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("benchmarks/java"), Path.of("src/test/java"));

  /** A class with its package, such as {@code table.build.Tables} or {@code bench/PoolState}. */
  private static final Pattern CLASS =
      Pattern.compile("`(?:src/main/java/dev/parallax/)?((?:[a-z]+[./])+)([A-Z]\\w*[a-z]\\w*)");

  /** A test, which pages name without its package. */
  private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w+(?:Test|IT))\\b");

  private static Set<String> classes() throws IOException {
    Set<String> classes = new HashSet<>();
    for (Path root : SOURCES) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .map(file -> root.resolve("dev/parallax").relativize(file).toString())
            .filter(file -> file.endsWith(".java"))
            .forEach(file -> classes.add(file.substring(0, file.length() - ".java".length())));
      }
    }
    return classes;
  }

  @ParameterizedTest
  @ValueSource(strings = {".github/ARCHITECTURE.md", ".github/CONTRIBUTING.md"})
  void everyClassThatAPageNamesIsThere(String page) throws IOException {
    Set<String> classes = classes();
    String text = Files.readString(Path.of(page));
    Matcher named = CLASS.matcher(text);
    assertThat(named.results().map(match -> match.group(1).replace('.', '/') + match.group(2)))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(classes).contains(name));
    Set<String> simple =
        classes.stream()
            .map(name -> name.substring(name.lastIndexOf('/') + 1))
            .collect(Collectors.toSet());
    assertThat(TEST.matcher(text).results().map(match -> match.group(1)))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(simple).contains(name));
  }
}
