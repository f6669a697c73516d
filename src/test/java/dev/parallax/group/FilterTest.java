package dev.parallax.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  private static final List<Observation> ALL =
      new Bench("file")
          .row("org.a.Maps.get", "size=1 kind=hash", 1)
          .row("org.a.Maps.put", "size=10 kind=tree", 1)
          .row("org.b.Sets.add", "size=100 kind=hash threads=4 mode=thrpt unit=ops/ms", 1)
          .row("org.b.Sets.has", "size=-1 note=a\u00a0b:c,d", 1)
          .observations();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*|get put add has",
        "kind:hash|get add",
        "kind:(hash OR tree)|get put add",
        "kind:/^.{4}$/|get put add",
        "kind:/a/|get add",
        "-kind:hash|put has",
        "NOT kind:hash|put has",
        "NOT -kind:hash|get add",
        "kind:hash size:1|get",
        "kind:hash AND size:1|get",
        "size:1 OR size:10 kind:tree|get put",
        "(size:1 OR size:10) kind:tree|put",
        "size:-1|has",
        "method:get|get",
        "class:Maps|get put",
        "package:org.b|add has",
        "benchmark:org.a.Maps.get|get",
        "benchmark:/Maps/ -method:get|put",
        "mode:thrpt|add",
        "unit:s/op|get put has",
        "unit:ms/op|get put has",
        "unit:ops/ms|add",
        "threads:4|add",
        "label:file|get put add has",
        "file:file.json|get put add has",
        "param.size:1|get",
        "\"kind\":\"hash\"|get add",
        "kind:\"\"|has",
        "note:/a.b:c,d/|has",
        "note:a\u00a0b:c,d|has",
        "kind:(/ha/ OR \"tree\")|get put add",
        "( ( kind:tree ) )|put",
        "jdk:25 threads:1|get put has",
      })
  void aFilterTakesWhatItSays(String filter, String methods) {
    Filter parsed = parse(filter);
    assertThat(ALL.stream().filter(parsed::test).map(o -> o.value("method")))
        .containsExactlyInAnyOrder(methods.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind|5|expected \":\" and a value after the key, found the end",
        "kind:|6|expected a value, found the end",
        "kind hash|6|expected \":\" and a value after the key, found \"h\"",
        "kind:(hash|6|this parenthesis is not closed",
        "kind:(hash tree)|12|expected OR or \")\" after a value, found \"t\"",
        "(kind:hash|1|this parenthesis is not closed",
        "kind:hash)|10|expected AND, OR or the end, found \")\"",
        "kind:hash OR|13|expected a key, found the end",
        "OR kind:hash|1|there is no key \"OR\"",
        "kind:/(/|8|not a regular expression: Unclosed group",
        "kind:/a|6|the regular expression that begins here has no closing \"/\"",
        "kind:\"a|6|the quote that begins here is not closed",
        "hash:kind|1|there is no key \"hash\"; there are kind, note, size, benchmark, package",
        "size:1 sise:2|8|there is no key \"sise\"",
        "-|2|expected a key, found the end",
        "😀😀:1|1|there is no key",
        "kind:😀 x|8|there is no key \"x\"",
      })
  void aMistakeIsNamedWithItsColumn(String filter, int column, String reason) {
    assertThatThrownBy(() -> parse(filter))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("--filter: column " + column + " of \"" + filter + "\": " + reason)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void anEmptyFilterIsAMistake(String filter) {
    assertThatThrownBy(() -> parse(filter)).hasMessageContaining("write key:value");
  }

  @Test
  void nestingWithoutEndIsAMistakeAndNotAStackOverflow() {
    assertThatThrownBy(() -> parse("(".repeat(100_000)))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("levels of parentheses");
  }

  @Test
  void aFilterThatTakesNothingSaysWhatThereIs() {
    View view = ViewBuilder.filter("kind:hush");

    assertThatThrownBy(() -> view.select(ALL))
        .hasMessage("--filter: no result matches \"kind:hush\"; kind is \"\" or hash or tree");
  }

  /** Random filters mean what the same tree of predicates means, however they are written. */
  @Test
  void aFilterMeansWhatItsTreeMeans() {
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Tree tree = tree(random, 4);
      Filter parsed = parse(tree.text());
      for (Observation observation : ALL) {
        assertThat(parsed.test(observation))
            .as("seed %d: %s on %s", seed, tree.text(), observation.value("benchmark"))
            .isEqualTo(tree.meaning().test(observation));
      }
    }
  }

  private record Tree(String text, Predicate<Observation> meaning) {}

  private static Tree tree(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      String key = List.of("kind", "size", "mode", "class").get(random.nextInt(4));
      String value = ALL.get(random.nextInt(ALL.size())).value(key);
      String text = value.isEmpty() || random.nextBoolean() ? "\"" + value + "\"" : value;
      return new Tree(key + ":" + text, o -> o.value(key).equals(value));
    }
    Tree a = tree(random, depth - 1);
    Tree b = tree(random, depth - 1);
    return switch (random.nextInt(4)) {
      case 0 -> new Tree("-(" + a.text() + ")", a.meaning().negate());
      case 1 -> new Tree("NOT (" + a.text() + ")", a.meaning().negate());
      case 2 ->
          new Tree(
              "(" + a.text() + ")" + (random.nextBoolean() ? " AND " : " ") + "(" + b.text() + ")",
              a.meaning().and(b.meaning()));
      default -> new Tree("((" + a.text() + ") OR " + b.text() + ")", a.meaning().or(b.meaning()));
    };
  }

  private static Filter parse(String text) {
    return Filter.parse("--filter", text, Keys.of(ALL));
  }

  @Test
  void aReleaseOfTheJdkTakesAllItsVersionsAndNoOther() {
    Bench files = new Bench("f");
    for (String jdk : List.of("21", "21.0.6", "21.0.10", "21-ea", "210.1", "1.8.0_292", "25.0.1")) {
      files.row("A.x", "jdk=" + jdk, 1);
    }

    assertThat(jdks(files, "jdk:21")).containsExactly("21", "21.0.6", "21.0.10", "21-ea");
    assertThat(jdks(files, "jdk:21.0")).containsExactly("21.0.6", "21.0.10");
    assertThat(jdks(files, "jdk:21.0.1")).isEmpty();
    assertThat(jdks(files, "jdk:8")).containsExactly("1.8.0_292");
  }

  private static List<String> jdks(Bench files, String filter) {
    List<Observation> all = files.observations();
    Filter parsed = Filter.parse("--filter", filter, Keys.of(all));
    return all.stream().filter(parsed::test).map(o -> o.value("jdk")).toList();
  }

  @Test
  void aMessageCutsValuesNoShorterThanTheyDiffer() {
    Bench file = new Bench("f");
    for (int i = 0; i < 20; i++) {
      file.row("A.x", "shape=" + "y".repeat(100) + (char) ('a' + i) + "z".repeat(200), 1);
    }
    List<Observation> all = file.observations();

    assertThatThrownBy(() -> ViewBuilder.filter("shape:no").select(all))
        .hasMessageContaining("y".repeat(100) + "a" + "z".repeat(19) + "..., y")
        .hasMessageEndingWith("or one of 12 more");
  }
}
