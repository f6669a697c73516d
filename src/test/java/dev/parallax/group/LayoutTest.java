package dev.parallax.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.result.ResultFile;
import dev.parallax.result.jmh.Measurement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
  private static final List<Observation> GRID = grid().observations();

  private static Bench grid() {
    Bench bench = new Bench("file");
    for (String size : List.of("100", "1000", "20")) {
      for (String kind : List.of("tree", "hash")) {
        bench.row("org.Maps.get", "size=" + size + " kind=" + kind + " same=1", 1);
      }
    }
    return bench;
  }

  @Test
  void withoutWishesWhatDiffersGetsAPlaceAndTheSmallerKeyGoesAcross() {
    Axes axes = only(Layout.of(View.standard(), GRID).tables(GRID));

    assertThat(axes.row().keys()).containsExactly("size");
    assertThat(axes.col().keys()).containsExactly("kind");
    assertThat(places(axes.row(), axes))
        .containsExactly(List.of("20"), List.of("100"), List.of("1000"));
    assertThat(places(axes.col(), axes)).containsExactly(List.of("tree"), List.of("hash"));
    assertThat(axes.residue(GRID.subList(0, 1))).isEmpty();
  }

  @Test
  void aKeyThatWasNotNamedAndDiffersInsideACellIsResidue() {
    Axes axes = only(Layout.of(ViewBuilder.of("--row", "kind"), GRID).tables(GRID));

    assertThat(axes.residue(GRID)).containsExactly(Map.entry("size", List.of("20", "100", "1000")));
  }

  @Test
  void whatIsIgnoredIsNoResidue() {
    View view = ViewBuilder.of("--row", "kind", "--ignore", "size");
    Axes axes = only(Layout.of(view, GRID).tables(GRID));

    assertThat(axes.residue(GRID)).isEmpty();
  }

  @Test
  void partsOfANameStandForTheWholeTogether() {
    List<Observation> two =
        new Bench("file").row("org.A.x", "", 1).row("org.B.x", "", 1).observations();

    assertThat(residue("method", two)).containsOnlyKeys("class");
    assertThat(residue("class,method", two)).isEmpty();
    assertThat(residue("benchmark", two)).isEmpty();
    assertThat(Layout.of(ViewBuilder.of("--col", "class"), two).tables(two).getFirst().row().keys())
        .isEmpty();
  }

  private static Map<String, List<String>> residue(String row, List<Observation> observations) {
    return only(Layout.of(ViewBuilder.of("--row", row), observations).tables(observations))
        .residue(observations);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size|20 100 1000",
        "size@num|20 100 1000",
        "size@alpha|100 1000 20",
        "size@first|100 1000 20",
        "size@(1000 20)|1000 20",
        "size@(1000, 20)|1000 20",
        "size@(\"20\" 5)|20",
      })
  void valuesStandInTheOrderAskedFor(String row, String expected) {
    Axes axes = only(Layout.of(ViewBuilder.of("--row", row, "--col", "kind"), GRID).tables(GRID));

    assertThat(places(axes.row(), axes).stream().map(List::getFirst))
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--row|sice|--row: column 1 of \"sice\": there is no key \"sice\"; there are kind, same",
        "--row|size,|--row: column 6 of \"size,\": expected a key after the comma",
        "--row|size,size|--row: column 6 of \"size,size\": \"size\" stands here twice",
        "--row|size@up|--row: column 6 of \"size@up\": there is no order \"up\"; there are alpha",
        "--row|size@(1|--row: column 6 of \"size@(1\": this parenthesis is not closed",
        "--row|,size|--row: column 1 of \",size\": expected a key, found \",\"",
        "--table|kind|--col: \"kind\" is on another axis already",
        "--ignore|kind|--col: \"kind\" is ignored already",
      })
  void aMistakeIsOneLine(String option, String text, String message) {
    View view = ViewBuilder.of(option, text, "--col", "kind");

    assertThatThrownBy(() -> Layout.of(view, GRID))
        .isInstanceOf(ExpressionException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void severalInputsStandSideBySideInTheOrderGiven() {
    List<Observation> both =
        Observations.of(
            List.of(
                new Bench("new").row("org.A.x", "n=1", 1).row("org.A.x", "n=2", 1).file(),
                new Bench("before").row("org.A.x", "n=1", 1).row("org.A.x", "n=2", 1).file()),
            List.of(),
            false,
            Map.of());
    Axes axes = only(Layout.of(View.standard(), both).tables(both));

    assertThat(axes.row().keys()).containsExactly("n");
    assertThat(places(axes.col(), axes)).containsExactly(List.of("new"), List.of("before"));
  }

  @Test
  void aJdkGetsAPlaceOnlyWhereItTellsRowsApart() {
    List<Observation> apart =
        new Bench("f").row("A.x", "jdk=21", 1).row("A.x", "jdk=25", 1).observations();
    List<Observation> along =
        new Bench("f").row("A.x", "jdk=21", 1).row("A.y", "jdk=25", 1).observations();

    assertThat(only(Layout.of(View.standard(), apart).tables(apart)).row().keys())
        .containsExactly("jdk");
    assertThat(only(Layout.of(View.standard(), along).tables(along)).row().keys())
        .containsExactly("benchmark");
  }

  @Test
  void modesAndUnitsGetATableEachUnlessTheyAreColumns() {
    List<Observation> modes =
        new Bench("f")
            .row("A.x", "", 1)
            .row("A.x", "mode=thrpt unit=ops/s", 1)
            .row("A.x", "mode=ss", 1)
            .observations();

    assertThat(Layout.of(View.standard(), modes).tables(modes)).hasSize(3);
    assertThat(Layout.of(ViewBuilder.of("--col", "mode"), modes).tables(modes)).hasSize(1);
    assertThat(Layout.of(ViewBuilder.of("--row", "benchmark"), modes).tables(modes)).hasSize(3);
  }

  @Test
  void aParameterNamedLikeAKeyIsReachedByItsPrefix() {
    List<Observation> rows =
        new Bench("f").row("A.x", "mode2=a", 1).row("A.x", "mode2=b", 1).observations();
    assertThat(Keys.of(rows).resolve("param.mode2")).contains("mode2");

    Measurement clash = rows.getFirst().measurement().withParam("threads", "many");
    Observation observation =
        Observations.of(
                List.of(new ResultFile("f", Path.of("f"), false, List.of(clash))),
                List.of(),
                false,
                Map.of())
            .getFirst();
    assertThat(observation.value("threads")).isEqualTo("1");
    assertThat(observation.value("param.threads")).isEqualTo("many");
    assertThat(Keys.of(List.of(observation)).resolve("param.threads")).contains("param.threads");
  }

  @Test
  void aMetricThatNoResultHasIsNamedWithThoseThereAre() {
    Bench bench = new Bench("f").row("A.x", "metric.gc.alloc=3 metric.gc.time=1", 1);

    assertThat(bench.observations("gc.alloc")).hasSize(2);
    assertThatThrownBy(() -> bench.observations("alloc"))
        .hasMessage("--metric: no result has a metric \"alloc\"; there are gc.alloc, gc.time");
  }

  private static List<List<String>> places(Projection projection, Axes axes) {
    return axes.observations().stream()
        .map(projection::place)
        .distinct()
        .sorted(projection.order(axes.observations()))
        .toList();
  }

  private static Axes only(List<Axes> tables) {
    assertThat(tables).hasSize(1);
    return tables.getFirst();
  }
}
