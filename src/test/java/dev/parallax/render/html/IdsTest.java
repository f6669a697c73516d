package dev.parallax.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void plainKeysCanBeReadInALink() {
    assertThat(Ids.of(List.of("cpu", "warm", "platform", "2"))).isEqualTo("cpu/warm/platform/2");
    assertThat(Ids.of(List.of("dot-product", "a_b", "1.5"))).isEqualTo("dot-product/a_b/1.5");
  }

  /** Each of these would be the same as another if its characters were only left out. */
  @Test
  void differentKeysHaveDifferentPlaces() {
    List<List<String>> keys =
        List.of(
            List.of("a", "b"),
            List.of("a/b"),
            List.of("ab"),
            List.of("a b"),
            List.of("a\u00a0b"),
            List.of("a~20~b"),
            List.of("a", "", "b"),
            List.of("a", "b", ""),
            List.of("x".repeat(500)),
            List.of("x".repeat(501)),
            List.of("x".repeat(499) + "y"));

    Set<String> ids = new HashSet<>();
    keys.forEach(key -> ids.add(Ids.of(key)));

    assertThat(ids).hasSameSizeAs(keys);
  }

  @Test
  void aPlaceIsAnIdAndAFragmentWhateverItsKeysAre() {
    String hostile = "\"><script>alert(1)</script>\n\u202e %41 ?q=x#y 'z'";

    assertThat(Ids.of(List.of(hostile, "x".repeat(10_000))))
        .matches("[A-Za-z0-9._~/-]+")
        .hasSizeLessThan(200);
  }
}
