package dev.parallax.render.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTextTest {
  @ParameterizedTest
  @CsvSource({
    "org.example.deep.MyBench.run, 40, org.example.deep.MyBench.run",
    "org.example.deep.MyBench.run, 27, o.example.deep.MyBench.run",
    "org.example.deep.MyBench.run, 19, o.e.d.MyBench.run",
    "org.example.deep.MyBench.run, 10, …Bench.run",
    "data/enwiki-large.txt, 10, …large.txt",
    "data.large.txt, 10, …large.txt",
  })
  void packagesGoBeforeAnythingThatTellsNamesApart(String name, int longest, String expected) {
    assertThat(KeyText.fit(name, longest)).isEqualTo(expected);
  }

  @Test
  void valuesThatDifferStillDiffer() {
    assertThat(KeyText.fit(List.of("one/of/many", "two/of/many"), 8))
        .containsExactly("one/of/…", "two/of/…");
    assertThat(KeyText.fit(List.of("x-one-middle-y", "x-two-middle-y", "x-one-middle-z"), 11))
        .doesNotHaveDuplicates();
    assertThat(KeyText.fit(List.of("short", "a.very.long.one"), 9))
        .containsExactly("short", "…long.one");
  }

  @Test
  void aCharacterIsNotCutInHalf() {
    String faces = "\ud83d\ude00".repeat(9);

    assertThat(KeyText.fit(faces, 8).codePoints())
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    assertThat(KeyText.fit(List.of(faces, faces + "a"), 8)).allMatch(text -> text.length() <= 8);
  }
}
