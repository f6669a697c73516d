package dev.parallax.measure.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.Aggregator;

class FigureTest {
  @Test
  void figuresOfOperationsAreDividedByTheirNumberAndOthersAreNot() {
    assertThat(Figure.time("tree.cpu", 6e6).over(3).getScore()).isEqualTo(2);
    assertThat(Figure.time("tree.cpu", 6e6).over(3).getScoreUnit()).isEqualTo("ms/op");
    assertThat(Figure.peakMemory("tree.rss.peak", 3 << 20).over(3).getScore()).isEqualTo(3);
  }

  @Test
  void anIterationThatLacksAFigureDoesNotCountAsZero() {
    assertThat(together(Figure.time("tree.cpu", 6e6), Figure.time("tree.cpu", 2e6))).isEqualTo(4);
    assertThat(
            together(
                Figure.peakMemory("tree.rss.peak", 1 << 20),
                Figure.peakMemory("tree.rss.peak", 3 << 20)))
        .isEqualTo(3);
    assertThat(Figure.time("tree.cpu", 6e6).over(1).getZeroResult())
        .as("what JMH puts in its place")
        .isNull();
  }

  private static double together(Figure first, Figure second) {
    Figure.InResults result = first.over(1);
    Aggregator<Figure.InResults> aggregator = result.getIterationAggregator();
    return aggregator.aggregate(List.of(result, second.over(1))).getScore();
  }

  @Test
  void elsewhereTheForksOwnFiguresSayThatTheyAreItsOwn() throws InterruptedException {
    PortableMeter meter = new PortableMeter();
    meter.begin(TreeMeter.Children.NONE);
    Map<String, Figure> figures =
        meter.end().stream().collect(Collectors.toMap(Figure::name, Function.identity()));
    assertThat(figures).containsOnlyKeys("fork.cpu", "fork.alloc", "fork.gc.time");
  }

  @Test
  void allocationIsThatOfTheJvmWhileItHasNoChildren() throws InterruptedException {
    TreeMeter meter = TreeMeter.ofThisJvm();
    meter.begin(TreeMeter.Children.NONE);
    byte[][] garbage = new byte[16][];
    for (int i = 0; i < garbage.length; i++) {
      garbage[i] = new byte[1 << 20];
    }
    Map<String, Double> figures =
        meter.end().stream().collect(Collectors.toMap(Figure::name, Figure::value));
    assertThat(garbage[garbage.length - 1]).hasSize(1 << 20);
    assertThat(figures.getOrDefault("tree.alloc", 0.0)).isBetween(16e6, 40e6);
  }
}
