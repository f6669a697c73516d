package dev.parallax.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is published with results names no user. */
class PrivatePathsTest {
  private static final PrivatePaths PATHS = new PrivatePaths("/home/anna", "/home/anna/tmp/");

  @ParameterizedTest
  @CsvSource({
    "-Xlog:gc:/home/anna/gc.log, -Xlog:gc:~/gc.log",
    "/home/anna, ~",
    "/home/anna/tmp/x, <tmp>/x",
    "/home/annabel/x, /home/annabel/x",
    "/srv/home/anna/x, /srv/home/anna/x",
    "-a=/home/anna/a:/home/anna/b, -a=~/a:~/b",
    "--rounds, --rounds"
  })
  void foldersOfTheUserAreHidden(String text, String hidden) {
    assertThat(PATHS.hide(text)).isEqualTo(hidden);
  }

  @ParameterizedTest
  @CsvSource({
    "/home/anna/gc.log, <home>/gc.log",
    "-Xlog:gc:/home/anna/tmp/x:/home/anna/y, -Xlog:gc:<tmp>/x:<home>/y",
    "-p in=~/x, -p in=~/x",
  })
  void whatIsMarkedComesBack(String text, String marked) {
    assertThat(PATHS.mark(text)).isEqualTo(marked);
    assertThat(PATHS.restore(marked)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"/, /tmp", "'', ''"})
  void theRootIsNobodys(String home, String temporary) {
    assertThat(new PrivatePaths(home, temporary).hide("/var/x")).isEqualTo("/var/x");
  }
}
