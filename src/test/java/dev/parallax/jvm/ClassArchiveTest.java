package dev.parallax.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.file.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class archives of a program that does nothing, each made by a JVM of its own. */
@EnabledOnOs(OS.LINUX)
class ClassArchiveTest {
  private static final String MADE_AGAIN = " and was made again]";

  @TempDir private Path folder;
  private Path working;
  private Path jar;

  @BeforeEach
  void makeJar() throws Exception {
    working = Files.createDirectory(folder.resolve("working"));
    jar = folder.resolve("suite.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Class<?> one : List.of(ClassArchive.class, Sha256.class, ClassArchiveTest.class)) {
        Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path classes = root.resolve(one.getPackageName().replace('.', '/'));
        for (Path classFile : filesIn(classes)) {
          out.putNextEntry(new JarEntry(root.relativize(classFile).toString()));
          out.write(Files.readAllBytes(classFile));
        }
      }
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private Path cache() {
    return folder.resolve("caches/parallax");
  }

  private Path archive() throws IOException {
    List<Path> found = filesIn(cache()).stream().filter(f -> f.toString().endsWith("jsa")).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private String ensure() throws Exception {
    return ensure(Map.of());
  }

  /** What comes of it under this umask; nothing may be left in the working directory. */
  private String ensure(Map<String, String> environment, String... jvmArgs) throws Exception {
    List<String> words = new ArrayList<>(List.of("sh", "-c", "umask 000; exec \"$@\"", "sh"));
    words.addAll(
        new JavaCommand(
                Arrays.asList(jvmArgs), jar.toString(), Archiving.class.getName(), List.of())
            .words());
    ProcessBuilder builder = new ProcessBuilder(words).directory(working.toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("caches").toString());
    builder.environment().putAll(environment);
    Path said = folder.resolve("said.txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    assertThat(working).isEmptyDirectory();
    return Files.readString(said);
  }

  @Test
  void anArchiveIsMadeOnceForTheOptionsUnderWhichItIsUsed() throws Exception {
    String made = ensure();
    assertThat(made).contains("Available", "finding=Optional.empty");
    assertThat(ensure()).isEqualTo(made);
    String name = archive().getFileName().toString();
    assertThat(ensure(Map.of("JAVA_TOOL_OPTIONS", "-Dx=y")))
        .contains("Available")
        .doesNotContain(name);
  }

  /** A way to spoil a file. */
  interface Damage {
    void to(Path file) throws IOException;
  }

  static Stream<Damage> damages() {
    return Stream.of(
        file -> Files.write(file, new byte[0]),
        file -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 50_000)),
        ClassArchiveTest::zeroAllButTheHeader);
  }

  private static void zeroAllButTheHeader(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0);
    Files.write(file, bytes);
  }

  @ParameterizedTest
  @MethodSource("damages")
  @Fault(
      where = Where.CLASS_ARCHIVE,
      kind = "the class archive was cut off, emptied or changed",
      sees =
          "`the class archive was not as it was made (it had ... bytes) and was made" + " again`",
      exit = 0)
  void anArchiveThatIsNotAsItWasMadeIsMadeAgainAndThatIsSaid(Damage damage) throws Exception {
    ensure();
    Path archive = archive();
    assertThat(archive.toFile().setWritable(true)).isTrue();
    damage.to(archive);
    assertThat(ensure()).contains("the class archive was not as it was made (it had ", MADE_AGAIN);
    assertThat(ensure()).contains("finding=Optional.empty");
  }

  @Test
  @Fault(
      where = Where.CLASS_ARCHIVE,
      kind = "a JVM crashes with the class archive, or doesn't start",
      sees = "`the class archive started no JVM (exit code ...) and was made again`",
      exit = 0)
  void anArchiveWithWhichAJvmCrashesIsMadeAgainAndNoReportOfTheCrashIsLeft() throws Exception {
    ensure();
    Path archive = archive();
    assertThat(archive.toFile().setWritable(true)).isTrue();
    zeroAllButTheHeader(archive);
    String name = archive.getFileName().toString();
    String sum = Sha256.of(archive).substring(0, 16);
    Files.move(
        archive, archive.resolveSibling(name.replaceFirst("[0-9a-f]{16}.jsa", sum + ".jsa")));
    assertThat(ensure()).contains("the class archive started no JVM (exit code ", MADE_AGAIN);
    assertThat(ensure()).contains("finding=Optional.empty");
  }

  @Test
  @Fault(
      where = Where.CLASS_ARCHIVE,
      kind = "others can write the class archive",
      sees = "`the class archive was not this user's alone and was made again`",
      exit = 0)
  void itsFolderIsTheUsersAloneWhateverItWas() throws Exception {
    ensure();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache())))
        .isEqualTo("rwx------");
    Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(Files.getPosixFilePermissions(archive())).hasSize(2);
    Files.setPosixFilePermissions(archive(), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(ensure()).contains("the class archive was not this user's alone", MADE_AGAIN);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache())))
        .isEqualTo("rwx------");
  }

  @Test
  @Fault(
      where = Where.CLASS_ARCHIVE,
      kind = "the folder of class archives is a link, or another user's",
      sees =
          "`without a class archive forks start slower: ...`: whose it is, or that it is"
              + " a link",
      exit = 0)
  void aFolderThatIsALinkOrAnotherUsersIsNotUsed() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createDirectories(cache().getParent());
    Files.createSymbolicLink(cache(), elsewhere);
    assertThat(ensure())
        .contains("Unavailable")
        .contains(cache() + " is a link or a file, and has to be a folder");
    assertThat(elsewhere).isEmptyDirectory();

    Files.delete(cache());
    Files.createDirectory(cache());
    if (Files.getAttribute(cache(), "unix:uid").equals(0)) {
      Files.setAttribute(cache(), "unix:uid", 12345);
      assertThat(ensure()).contains("Unavailable", cache() + " belongs to 12345");
      assertThat(cache()).isEmptyDirectory();
    }
  }

  @Test
  @Fault(
      where = Where.CLASS_ARCHIVE,
      kind = "there is no home folder, and `XDG_CACHE_HOME` is not set or relative",
      sees =
          "`without a class archive forks start slower: there is no home folder, and"
              + " XDG_CACHE_HOME names none`",
      exit = 0)
  void withoutAHomeFolderThereIsNone() throws Exception {
    assertThat(ensure(Map.of("XDG_CACHE_HOME", "caches"), "-Duser.home=?"))
        .contains("Unavailable", "there is no home folder, and XDG_CACHE_HOME names none");
  }

  /** Has a class archive made. */
  static final class Archiving {
    private Archiving() {}

    public static void main(String[] args) throws Exception {
      System.out.println(ClassArchive.ensure(Nothing.class, List.of()));
    }
  }

  /** Does nothing. */
  static final class Nothing {
    private Nothing() {}

    public static void main(String[] args) {}
  }
}
