package dev.parallax.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkFinderTest {
  @TempDir Path folder;

  private Path jvms;
  private Path opt;
  private JdkFinder finder;

  @BeforeEach
  void twoPlaces() throws IOException {
    jvms = Files.createDirectory(folder.resolve("jvms"));
    opt = Files.createDirectory(folder.resolve("opt"));
    finder =
        new JdkFinder(List.of(jvms.toFile(), opt.toFile(), folder.resolve("missing").toFile()));
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(finder.find(null)).isNull();
  }

  @Test
  void findsTheOnlyOneThatIsNewEnough() throws IOException {
    jdk(jvms.resolve("a"), "17.0.15");
    Path wanted = jdk(opt.resolve("b"), "21");
    assertThat(finder.find(null)).isEqualTo(wanted.toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"20.0.2", "17.0.15", "11", "1.8.0_392", "9-Debian", "", "unknown"})
  void passesOverWhatIsTooOldOrHasNoVersion(String version) throws IOException {
    jdk(jvms.resolve("a"), version);
    assertThat(finder.find(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"21", "21.0.1", "25.0.3", "26-ea", "100"})
  void takesWhatIsNewEnough(String version) throws IOException {
    Path wanted = jdk(jvms.resolve("a"), version);
    assertThat(finder.find(null)).isEqualTo(wanted.toFile());
  }

  @Test
  void prefersTheNewestByNumberAndNotByLetter() throws IOException {
    jdk(jvms.resolve("a"), "25.0.9");
    Path wanted = jdk(opt.resolve("b"), "25.0.10");
    jdk(opt.resolve("c"), "25");
    jdk(opt.resolve("d"), "21.0.99");
    assertThat(finder.find(null)).isEqualTo(wanted.toFile());
  }

  @Test
  void takesTheFirstByPathOfTwoThatAreEquallyNew() throws IOException {
    jdk(opt.resolve("b"), "25.0.3");
    jdk(opt.resolve("a"), "25.0.3");
    Path wanted = jdk(jvms.resolve("z"), "25.0.3");
    assertThat(finder.find(null)).isEqualTo(wanted.toFile());
  }

  @Test
  void prefersJavaHomeToANewerOne() throws IOException {
    jdk(jvms.resolve("newest"), "25.0.3");
    Path javaHome = jdk(folder.resolve("mine"), "21.0.1");
    assertThat(finder.find(javaHome.toString())).isEqualTo(javaHome.toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no/such/folder", "\0"})
  void passesOverAJavaHomeThatIsNone(String javaHome) throws IOException {
    Path wanted = jdk(jvms.resolve("a"), "25.0.3");
    assertThat(finder.find(javaHome)).isEqualTo(wanted.toFile());
  }

  @Test
  void passesOverAJavaHomeThatIsTooOld() throws IOException {
    Path wanted = jdk(jvms.resolve("a"), "25.0.3");
    Path javaHome = jdk(folder.resolve("mine"), "17.0.15");
    assertThat(finder.find(javaHome.toString())).isEqualTo(wanted.toFile());
  }

  @Test
  void passesOverBrokenJdks() throws IOException {
    Path withoutJava = jdk(jvms.resolve("without-java"), "26");
    Files.delete(withoutJava.resolve("bin/java"));
    Path withoutRelease = jdk(jvms.resolve("without-release"), "26");
    Files.delete(withoutRelease.resolve("release"));
    Path withoutVersion = jdk(jvms.resolve("without-version"), "26");
    Files.writeString(withoutVersion.resolve("release"), "IMPLEMENTOR=\"somebody\"\n");
    Path binary = jdk(jvms.resolve("binary-release"), "26");
    Files.write(binary.resolve("release"), new byte[] {(byte) 0xff, 0, 10, (byte) 0xc3});
    Path noProgram = jdk(jvms.resolve("java-is-no-program"), "26");
    assertThat(noProgram.resolve("bin/java").toFile().setExecutable(false, false)).isTrue();
    Path javaIsFolder = jdk(jvms.resolve("java-is-a-folder"), "26");
    Files.delete(javaIsFolder.resolve("bin/java"));
    Files.createDirectory(javaIsFolder.resolve("bin/java"));
    Files.writeString(jvms.resolve("a-file"), "not a folder");
    Files.createSymbolicLink(jvms.resolve("a-dead-link"), folder.resolve("gone"));
    Path wanted = jdk(opt.resolve("sound"), "21.0.4");
    assertThat(finder.find(null)).isEqualTo(wanted.toFile());
  }

  @Test
  void looksIntoTheBundlesOfMacOs() throws IOException {
    Path wanted = jdk(jvms.resolve("temurin-25.jdk/Contents/Home"), "25.0.3");
    assertThat(finder.find(null)).isEqualTo(wanted.toFile());
  }

  @Test
  void looksBesideTheRunningJdkFirst() {
    File running = folder.resolve("somewhere/jdk-17").toFile();
    assertThat(JdkFinder.usualPlaces(running)).startsWith(running.getParentFile());
    assertThat(JdkFinder.usualPlaces(running)).contains(new File("/usr/lib/jvm"));
  }

  @Test
  void namesOnlyThePlacesThatExist() {
    List<File> places = List.of(jvms.toFile(), folder.resolve("missing").toFile(), opt.toFile());
    assertThat(JdkFinder.describe(places)).isEqualTo(jvms + ", " + opt);
  }

  private static Path jdk(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Path java = Files.createFile(home.resolve("bin/java"));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"somebody\"\nJAVA_VERSION=\"" + version + "\"\nSOURCE=\".:git:1\"\n");
    return home;
  }
}
