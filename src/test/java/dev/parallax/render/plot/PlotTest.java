package dev.parallax.render.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.render.chart.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlotTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/parallax/render/chart/small-plot.svg");

  private static final String HOSTILE =
      "<script>alert(1)</script> & \"'`$ <a href=\"https://x.example\">\n\u202eevil";

  @Test
  void theSamePlotGivesTheSameBytes() {
    assertThat(picture("time", "virtual").svg()).isEqualTo(picture("time", "virtual").svg());
  }

  /**
   * The drawing as it is known to look. {@code mvn test -Dtest=PlotTest -Dgolden.apply} rewrites
   * it; then it is to be looked at again.
   */
  @Test
  void aSmallPlotLooksAsItDid() throws IOException {
    String svg = picture("time", "virtual").svg();
    if (System.getProperty("golden.apply") != null) {
      Files.writeString(GOLDEN, svg);
    }
    assertThat(svg).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void whatAFileSaysIsTextInThePicture() {
    Picture picture = picture("time", HOSTILE);
    Svg svg = Svg.of(picture);
    assertThat(svg.texts()).anyMatch(text -> text.startsWith("<script>alert(1)</script> & "));
    svg.elements()
        .containsOnlyOnce("title", "desc", "style")
        .isSubsetOf(
            "svg",
            "title",
            "desc",
            "style",
            "g",
            "defs",
            "clipPath",
            "rect",
            "line",
            "path",
            "circle",
            "text");
    assertThat(picture.svg()).doesNotContain("\u202e");
    assertThat(svg.all()).noneMatch(element -> element.hasAttribute("href"));
    assertThat(picture.title()).contains("\\u202e");
  }

  @Test
  void aReaderWhoSeesNothingIsToldTheSame() {
    Svg svg = Svg.of(picture("time", "virtual"));
    assertThat(svg.root().getAttribute("role")).isEqualTo("img");
    assertThat(svg.byId(svg.root().getAttribute("aria-labelledby"))).isEqualTo("Time");
    assertThat(svg.byId(svg.root().getAttribute("aria-describedby")))
        .isEqualTo("Falls from 0.1 s to 0.06 s.");
  }

  @Test
  void picturesInOnePageShareNoId() {
    Set<String> seen = new HashSet<>();
    for (Picture picture : List.of(picture("time", "virtual"), picture("speed-up", "virtual"))) {
      Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(picture.svg());
      while (id.find()) {
        assertThat(id.group(1)).startsWith(picture.id() + "-");
        assertThat(seen.add(id.group(1))).as(id.group(1)).isTrue();
      }
      Matcher used = Pattern.compile("url\\(#([^)]+)\\)").matcher(picture.svg());
      while (used.find()) {
        assertThat(seen).contains(used.group(1));
      }
    }
    assertThat(seen).isNotEmpty();
  }

  @Test
  void theStyleSheetReachesNothingButPictures() {
    String sheet = ChartStyle.sheet().replaceAll("@media \\([^)]*\\)\\{|@media print\\{", "");
    Matcher selector = Pattern.compile("([^{}]+)\\{[^}]+}").matcher(sheet);
    int rules = 0;
    while (selector.find()) {
      assertThat(selector.group(1).replace("}", "").strip()).startsWith(".parallax-chart");
      rules++;
    }
    assertThat(rules).isGreaterThan(Ink.values().length);
  }

  @Test
  void everyColourOfAPictureFollowsLightAndDark() {
    Svg svg = Svg.of(picture("time", "virtual"));
    for (String what : List.of("fill", "stroke")) {
      svg.all()
          .filter(element -> element.getAttribute(what).startsWith("#"))
          .forEach(element ->
              assertThat(element.getAttribute("class"))
                  .as(element.getTagName() + " " + element.getAttribute(what))
                  .contains("chart-" + what + "-"));
    }
  }

  @Test
  void everySeriesIsToldByMoreThanItsColour() {
    Series series = Series.of("size", List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
    assertThat(series.looks().values().stream().map(Series.Look::shape)).doesNotHaveDuplicates();
  }

  @Test
  void aModelLooksTheSameWhicheverOthersAreThere() {
    assertThat(Series.models(List.of("process")).looks().get("process"))
        .isEqualTo(Series.models(List.of("serial", "platform", "process")).looks().get("process"));
  }

  @Test
  void aNumberThatIsNoneLeavesItsMarkOut() {
    Data data = Data.of("x", "y").row(1, 1).row(2, Double.NaN).row(3, Double.POSITIVE_INFINITY);
    Picture picture =
        Plot.of(Axis.linear("x"), Axis.linear("y"))
            .with(Layer.of(Geom.POINT, data).by(Aesthetic.X, "x").by(Aesthetic.Y, "y"))
            .picture("points", "Points", "One point.");
    assertThat(Svg.of(picture).count("circle")).isEqualTo(1);
    assertThat(picture.svg()).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void aNoteThatIsTooWideForThePictureGoesOnInTheNextLine() {
    String note =
        "points: all processes, shared pages counted once; lines up: the peak; level: serial";
    Plot plot =
        Plot.of(Axis.linear("x"), Axis.linear("y"))
            .with(
                Layer.of(Geom.POINT, Data.of("x", "y").row(1, 1))
                    .by(Aesthetic.X, "x")
                    .by(Aesthetic.Y, "y"))
            .noted(note);
    assertThat(Svg.of(plot.sized(900, 300).picture("wide", "Wide", "")).texts()).contains(note);
    assertThat(Svg.of(plot.sized(300, 300).picture("narrow", "Narrow", "")).texts())
        .doesNotContain(note)
        .containsSequence(
            "points: all processes, shared pages counted",
            "once; lines up: the peak; level: serial");
  }

  @Test
  void anyTextMakesAnIdThatIsSafeAsAFileName() {
    assertThat(Picture.id("../../Etc/passwd")).isEqualTo("etc-passwd");
    assertThat(Picture.id("\u202e\n")).isEqualTo("picture");
    assertThat(Picture.id("x".repeat(500))).hasSize(80);
    assertThatThrownBy(() -> new Picture("../a", "", "", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Picture picture(String id, String model) {
    Data data =
        Data.of("workers", "seconds", "lo", "hi", "model")
            .row(1, 0.1, 0.09, 0.11, model)
            .row(2, 0.06, 0.05, 0.07, model);
    return Plot.of(Axis.linear("workers"), Axis.linear("time (s), lower is better"))
        .with(
            Layer.of(Geom.ERROR_BAR, data)
                .by(Aesthetic.X, "workers")
                .by(Aesthetic.Y_MIN, "lo")
                .by(Aesthetic.Y_MAX, "hi")
                .by(Aesthetic.COLOUR, "model")
                .by(Aesthetic.FILL, "model")
                .by(Aesthetic.SHAPE, "model")
                .by(Aesthetic.LINE_TYPE, "model"))
        .with(
            Layer.of(Geom.POINT, data)
                .by(Aesthetic.X, "workers")
                .by(Aesthetic.Y, "seconds")
                .by(Aesthetic.COLOUR, "model")
                .by(Aesthetic.FILL, "model")
                .by(Aesthetic.SHAPE, "model")
                .by(Aesthetic.LINE_TYPE, "model"))
        .with(Series.models(List.of(model)))
        .with(Facets.wrapped("model", 2))
        .picture(id, model.equals("virtual") ? "Time" : model, "Falls from 0.1 s to 0.06 s.");
  }
}
