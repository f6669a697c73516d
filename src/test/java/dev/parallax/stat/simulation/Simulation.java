package dev.parallax.stat.simulation;

import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Drop;
import dev.parallax.stat.decision.RaceStep;
import dev.parallax.stat.decision.Racing;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Campaigns with a known truth, many times over. Every family has a generator of its own, so that
 * the figures are the same however the families are spread over threads.
 *
 * @param seed of all
 * @param families how many of every kind
 * @param cv of fork means
 */
record Simulation(long seed, int families, double cv) {
  /** All cells run all rounds, then the family is decided. */
  Rates fixed(World world, Noise noise, int rounds) {
    int[] all = new int[World.CELLS];
    Arrays.fill(all, rounds);
    return mean(i -> {
      double[][] y = sample(world, noise, rounds, i);
      return Rates.of(world, DecisionRule.standard().decide(World.family(y, all)), all, rounds);
    });
  }

  /** Cells leave and the family stops as the racing rule says. */
  Rates raced(World world, Noise noise, Racing racing) {
    return mean(i -> race(world, sample(world, noise, racing.mostRounds(), i), racing));
  }

  private static Rates race(World world, double[][] y, Racing racing) {
    int[] rounds = new int[World.CELLS];
    boolean[] out = new boolean[World.CELLS];
    while (true) {
      for (int cell = 0; cell < rounds.length; cell++) {
        rounds[cell] += out[cell] ? 0 : 1;
      }
      RaceStep step = racing.next(World.family(y, rounds));
      for (Drop drop : step.drops()) {
        out[drop.cell()] = true;
      }
      if (step.stop().isPresent()) {
        // What a report makes of the rounds is what counts, not what the campaign thought.
        return Rates.of(
            world, racing.rule().decide(World.family(y, rounds)), rounds, racing.mostRounds());
      }
    }
  }

  private double[][] sample(World world, Noise noise, int rounds, int i) {
    long mixed = List.of(seed, world.name(), noise.name(), rounds, i).hashCode() * 0x9E3779B97F4AL;
    return noise.sample(new Random(mixed ^ seed), world.times(), rounds, cv);
  }

  private Rates mean(IntFunction<Rates> family) {
    // Summed in order, so that rounding doesn't hang on the number of threads either.
    return IntStream.range(0, families).parallel().mapToObj(family).toList().stream()
        .reduce(Rates::plus)
        .orElseThrow()
        .over(families);
  }
}
