package dev.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source file stands as google-java-format writes it.
 *
 * <p>A test rather than a Maven plugin: the formatter needs a JDK of at least 21, plugins run in
 * Maven's own JVM, which may be older, while tests run on the toolchain's. {@code mvn test
 * -Dtest=FormattingTest -Dformat.apply} rewrites the files instead of complaining.
 */
class FormattingTest {
  private static final List<Path> ROOTS =
      List.of(Path.of("src/main/java"), Path.of("src/test/java"), Path.of("benchmarks/java"));

  @Test
  void everySourceFileIsFormatted() throws Exception {
    boolean apply = System.getProperty("format.apply") != null;
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> unformatted = new ArrayList<>();
    List<Path> sources = sources();
    for (Path source : sources) {
      String text = Files.readString(source);
      String formatted = formatter.formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        unformatted.add(source);
        if (apply) {
          Files.writeString(source, formatted);
        }
      }
    }
    assertThat(sources).as("sources found").isNotEmpty();
    if (!apply) {
      assertThat(unformatted)
          .as("not formatted; mvn test -Dtest=FormattingTest -Dformat.apply mends it")
          .isEmpty();
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path root : ROOTS) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
