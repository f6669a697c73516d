package dev.parallax.render.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.render.chart.Svg;
import dev.parallax.render.plot.Plot.Panel;
import dev.parallax.unit.Direction;
import dev.parallax.unit.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/parallax/render/chart/small-plot.svg");

  private static final String HOSTILE =
      "<script>alert(1)</script> & \"'`$ <a href=\"https://x.example\">\n\u202eevil";

  private static final Axis X =
      Axis.linear("workers", 0.5, 2.5, List.of(new Axis.Tick(1, "1"), new Axis.Tick(2, "2")));
  private static final Look LOOK = Look.of(0);

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
        .isSubsetOf("svg", "title", "desc", "style", "rect", "path", "circle", "text");
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
    String sheet = Ink.sheet().replaceAll("@media \\([^)]*\\)\\{|@media print\\{", "");
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
    assertThat(series.looks().values().stream().map(Look::shape)).doesNotHaveDuplicates();
  }

  @Test
  void aModelLooksTheSameWhicheverOthersAreThere() {
    assertThat(Series.models(List.of("process")).look("process"))
        .isEqualTo(Series.models(List.of("serial", "platform", "process")).look("process"));
  }

  @Test
  void aNumberThatIsNoneLeavesItsMarkOut() {
    List<Mark> marks =
        List.of(
            Mark.point(1, 0.1, LOOK, 4),
            Mark.point(2, Double.NaN, LOOK, 4),
            Mark.point(Double.POSITIVE_INFINITY, 0.1, LOOK, 4),
            Mark.line(1, 0.1, Double.NaN, 0.1, LOOK.pen()),
            Mark.box(1, 0, 2, Double.NaN, Ink.GRID, LOOK.pen()),
            Mark.text(Double.NaN, 0.1, "nowhere", Font.LABEL));
    Picture picture = plot(List.of(panel("", marks)), 1, Legend.none(), "").picture("points", "");
    assertThat(Svg.of(picture).count("circle")).isEqualTo(1);
    assertThat(picture.svg()).doesNotContain("NaN", "Infinity", "nowhere");
  }

  @Test
  void whatIsBelowZeroIsNowhereOnALogarithmicAxis() {
    Axis log = new Axis("", true, 1, 100, List.of());
    List<Mark> marks = List.of(Mark.point(1, -1, LOOK, 4), Mark.point(1, 10, LOOK, 4));
    Panel panel = new Panel("", "", 160, X, log, marks);
    Picture picture = plot(List.of(panel), 1, Legend.none(), "").picture("points", "");
    assertThat(Svg.of(picture).count("circle")).isEqualTo(1);
  }

  @Test
  void aNoteThatIsTooWideForThePictureGoesOnInTheNextLine() {
    String note = "points: all processes, shared pages counted once; lines up: the peak of it all;";
    List<Panel> one = List.of(panel("", List.of()));
    assertThat(Svg.of(plot(one, 1, Legend.none(), note).picture("narrow", "")).texts())
        .doesNotContain(note)
        .satisfies(texts -> assertThat(String.join(" ", texts)).contains(note));
    List<Panel> three = List.of(one.getFirst(), one.getFirst(), one.getFirst());
    assertThat(Svg.of(plot(three, 3, Legend.none(), note).picture("wide", "")).texts())
        .contains(note);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12})
  void nothingLeavesThePictureAndNoTextCoversAnother(int panels) {
    for (String name :
        List.of(
            "cpu",
            "w".repeat(300),
            "i".repeat(100_000),
            "a value of many words ".repeat(14),
            "\u6f22".repeat(60))) {
      List<Panel> drawn = new ArrayList<>();
      for (int i = 0; i < panels; i++) {
        drawn.add(panel(name + i, List.of(Mark.text(2.5, 0.1, "at the end", Font.LABEL))));
      }
      List<String> values = List.of("1", name, name + " and more");
      Legend legend = Series.of(name, values).legendOfLines();
      Plot plot = new Plot(name, drawn, Math.min(3, panels), 200, legend, name);
      Svg.of(plot.picture("long", name)).assertReadable(name);
    }
  }

  @Test
  void keysOfALegendThatAreTooWideForARowStandBelowEachOther() {
    String label = "a value with a name of some fifty letters, number ";
    Legend legend = Series.of("value", List.of(label + 1, label + 2, label + 3)).legendOfLines();
    Svg svg = Svg.of(plot(List.of(panel("", List.of())), 1, legend, "").picture("legend", ""));
    assertThat(svg.texts()).contains(label + 1, label + 2, label + 3);
    List<String> places =
        svg.all()
            .filter(text -> text.getTextContent().startsWith(label))
            .map(text -> text.getAttribute("x"))
            .toList();
    assertThat(places).hasSize(3).containsOnly(places.getFirst());
    svg.assertReadable("legend");
  }

  @Test
  void aNameThatIsCutHasAMarkThatANoteExplains() {
    Plot plot = plot(List.of(panel("w".repeat(300), List.of())), 1, Legend.none(), "a note");
    assertThat(Svg.of(plot.picture("cut", "")).texts())
        .anyMatch(text -> text.startsWith("\u2026ww"))
        .contains("a note", "\u2026: left out of a long name");
    assertThat(Svg.of(picture("time", "virtual")).texts())
        .noneMatch(text -> text.contains("\u2026"));
  }

  @Test
  void labelsOfAnAxisThatIsTooShortForThemAreThinnedOut() {
    List<Axis.Tick> ticks =
        IntStream.range(0, 50).mapToObj(i -> new Axis.Tick(i, "label " + i)).toList();
    Axis dense = Axis.linear("", 0, 49, ticks);
    Svg svg =
        Svg.of(
            plot(List.of(new Panel("", "", 160, dense, dense, List.of())), 1, Legend.none(), "")
                .picture("dense", ""));
    svg.assertReadable("dense");
    assertThat(svg.texts()).contains("label 0").hasSizeBetween(8, 40);
  }

  @Test
  void anyTextMakesAnIdThatIsSafeAsAFileName() {
    assertThat(Picture.id("../../Etc/passwd")).isEqualTo("etc-passwd");
    assertThat(Picture.id("\u202e\n")).isEqualTo("picture");
    assertThat(Picture.id("x".repeat(500))).hasSize(80);
    assertThatThrownBy(() -> new Picture("../a", "", "", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Plot plot(List<Panel> panels, int columns, Legend legend, String note) {
    return new Plot("Title", panels, columns, 240, legend, note);
  }

  private static Panel panel(String heading, List<Mark> marks) {
    Axis seconds =
        ValueAxis.of("time", Direction.LOWER_IS_BETTER, List.of(0.06, 0.11), Unit.SECONDS)
            .over(List.of(0.06, 0.11));
    return new Panel(heading, "", 160, X, seconds, marks);
  }

  private static Picture picture(String id, String model) {
    Series series = Series.models(List.of(model));
    Look look = series.look(model);
    List<Mark> marks =
        List.of(
            Mark.line(1, 0.1, 2, 0.06, look.pen()),
            Mark.line(1, 0.09, 1, 0.11, Mark.Pen.solid(look.ink(), 1)),
            Mark.line(2, 0.05, 2, 0.07, Mark.Pen.solid(look.ink(), 1)),
            Mark.point(1, 0.1, look, 4),
            Mark.point(2, 0.06, look, 4));
    String title = model.equals("virtual") ? "Time" : model;
    Panel panel = panel(model, marks);
    return new Plot(title, List.of(panel), 1, 240, series.legendOfLines(), "a note")
        .picture(id, "Falls from 0.1 s to 0.06 s.");
  }
}
