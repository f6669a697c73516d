package dev.parallax.stat.simulation;

import dev.parallax.stat.Evidence;
import dev.parallax.stat.answers.FourAnswers;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.RaceStep;
import dev.parallax.stat.decision.Racing;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The four answers of cases with a known truth, many times over.
 *
 * @param seed of all
 * @param cases how many of every kind
 * @param noise of fork means
 * @param cv of fork means
 */
record AnswerSimulation(long seed, int cases, Noise noise, double cv) {
  /** All cells run all rounds. */
  AnswerRates fixed(AnswerWorld world, int rounds) {
    return mean(i -> {
      int[] all = new int[World.CELLS];
      Arrays.fill(all, rounds);
      return rates(world, World.family(sample(world, rounds, i), all));
    });
  }

  /** Cells leave and the case stops as the racing rule says. */
  AnswerRates raced(AnswerWorld world, Racing racing) {
    return mean(i -> {
      double[][] y = sample(world, racing.mostRounds(), i);
      int[] rounds = new int[World.CELLS];
      boolean[] out = new boolean[World.CELLS];
      while (true) {
        for (int cell = 0; cell < rounds.length; cell++) {
          rounds[cell] += out[cell] ? 0 : 1;
        }
        Family family = World.family(y, rounds);
        RaceStep step = racing.next(family);
        step.drops().forEach(drop -> out[drop.cell()] = true);
        if (step.stop().isPresent()) {
          return rates(world, family);
        }
      }
    });
  }

  private static AnswerRates rates(AnswerWorld world, Family family) {
    Decision decision = DecisionRule.standard().decide(family);
    FourAnswers four =
        FourAnswers.of(DecisionRule.standard(), family, AnswerWorld.settings(), Evidence.FULL);
    return AnswerRates.of(world, four, decision.prefer().isPresent());
  }

  private double[][] sample(AnswerWorld world, int rounds, int i) {
    long mixed = List.of(seed, world.name(), noise.name(), rounds, i).hashCode() * 0x9E3779B97F4AL;
    return noise.sample(new Random(mixed ^ seed), world.times(), rounds, cv);
  }

  private AnswerRates mean(IntFunction<AnswerRates> of) {
    // Summed in order, so that rounding doesn't hang on the number of threads.
    return IntStream.range(0, cases).parallel().mapToObj(of).toList().stream()
        .reduce(AnswerRates::plus)
        .orElseThrow()
        .over(cases);
  }
}
