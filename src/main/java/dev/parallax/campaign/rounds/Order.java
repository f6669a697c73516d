package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.Slot;
import dev.parallax.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The random order of a campaign, as a function of the seed and the number of the round alone.
 *
 * <p>Everything is sorted by a digest of seed, round and its own name. A random number generator
 * that runs through all rounds was tried first: a resumed run would have to replay it, and a cell
 * that is left out would change the order of all that come after it.
 *
 * @param seed of the campaign
 */
record Order(long seed) {
  /**
   * The blocks of a round in random order, each with its slots in random order.
   *
   * @param round from 1
   * @param blocks none of them empty
   */
  List<List<Slot>> of(int round, List<List<Slot>> blocks) {
    return blocks.stream()
        .sorted(
            Comparator.comparing(
                (List<Slot> block) -> key(round, "block " + block.getFirst().cell().block())))
        .map(block ->
            block.stream()
                .sorted(Comparator.comparing((Slot slot) -> key(round, slot.label())))
                .toList())
        .toList();
  }

  /**
   * A cycle of turns in random order.
   *
   * @param cycle from 0
   * @param name of each, with its round
   */
  <T> List<T> ofCycle(int cycle, List<T> waiting, Function<T, String> name) {
    return waiting.stream()
        .sorted(Comparator.comparing((T each) -> key(cycle, "turn " + name.apply(each))))
        .toList();
  }

  private String key(int round, String name) {
    String text = seed + " " + round + " " + name;
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
