package dev.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The jar as it is handed on: other people's classes with the terms under which they are. */
class LicencesIT {
  private static final Path JAR = Path.of("benchmarks.jar");

  @Test
  void everyBundledClassStandsInTheListOfLicences() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      List<String> listed =
          text(jar, "META-INF/THIRD-PARTY.txt")
              .lines()
              .filter(line -> line.matches("[A-Za-z0-9/]+ {2,}.*"))
              .map(line -> line.replaceFirst(" .*", "/"))
              .filter(folder -> !folder.equals("packages/"))
              .toList();
      TreeSet<String> folders = new TreeSet<>();
      jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.replaceFirst("^META-INF/versions/[0-9]+/", ""))
          .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
          .filter(folder -> !folder.startsWith("dev/parallax/"))
          .forEach(folders::add);

      assertThat(folders).allMatch(folder -> listed.stream().anyMatch(folder::startsWith));
      assertThat(listed).allMatch(folder -> folders.stream().anyMatch(f -> f.startsWith(folder)));
    }
  }

  @Test
  void theTextsOfTheLicencesAreInIt() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("LICENSE")));
      assertThat(text(jar, "META-INF/LICENSE.txt")).contains("Minpack Copyright Notice");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Jackson");
      assertThat(text(jar, "META-INF/NOTICE.txt")).contains("Apache Commons Math");
      assertThat(text(jar, "LICENSE")).contains("GNU General Public License", "CLASSPATH");
      assertThat(text(jar, "META-INF/THIRD-PARTY.txt")).contains("Permission is hereby granted");
    }
  }

  private static String text(ZipFile jar, String name) throws IOException {
    ZipEntry entry = Objects.requireNonNull(jar.getEntry(name), name);
    return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }
}
