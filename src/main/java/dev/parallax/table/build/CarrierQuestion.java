package dev.parallax.table.build;

import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Family;
import dev.parallax.suite.Model;
import dev.parallax.table.CarrierCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Asks how many carriers the virtual threads of a case need, where several numbers were tried. The
 * cells of one model are judged among themselves: against platform threads the carriers would
 * answer for the model as well.
 *
 * @param rule how they are judged
 * @param familyOf the family that some rows form
 */
record CarrierQuestion(DecisionRule rule, Function<List<SuiteRow>, Family> familyOf) {
  /** One answer for each model that has cells with two numbers of carriers, at least. */
  List<CarrierCounts> answers(List<SuiteRow> members) {
    List<CarrierCounts> answers = new ArrayList<>();
    for (Model model : Model.parallel()) {
      List<SuiteRow> of =
          members.stream()
              .filter(row -> Model.ofCell(row.key().model()).equals(Optional.of(model)))
              .filter(row -> row.key().carriers().matches("[1-9][0-9]{0,8}"))
              .toList();
      if (of.stream().map(row -> row.key().carriers()).distinct().count() > 1) {
        answers.add(answer(model, of));
      }
    }
    return List.copyOf(answers);
  }

  private CarrierCounts answer(Model model, List<SuiteRow> rows) {
    Family family = familyOf.apply(rows);
    List<Double> bounds = rule.decide(family).bounds();
    NavigableMap<Integer, Double> best = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (family.cells().get(i).preferable()) {
        best.merge(Integer.valueOf(rows.get(i).key().carriers()), bounds.get(i), Math::min);
      }
    }
    int most =
        rows.stream().mapToInt(row -> Integer.parseInt(row.key().carriers())).max().orElse(0);
    OptionalInt fewest =
        best.entrySet().stream()
            .filter(count -> count.getValue() <= 1 + rule.margin())
            .mapToInt(count -> count.getKey())
            .findFirst();
    int leading =
        fewest.orElseGet(() ->
            best.entrySet().stream()
                .min(Comparator.comparingDouble(count -> count.getValue()))
                .map(count -> count.getKey())
                .orElse(most));
    return new CarrierCounts(
        model.label(), fewest, leading, best.getOrDefault(leading, Double.POSITIVE_INFINITY), most);
  }
}
