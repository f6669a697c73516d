package dev.parallax.campaign;

import dev.parallax.campaign.journal.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was seen around and in a fork besides its result, as the journal keeps it.
 *
 * @param conditions of the machine meanwhile: the fields of {@code machine.ForkConditions}
 * @param warmUpSeconds seconds per operation of the iterations of the warm-up
 */
record Observed(Json.Obj conditions, List<Double> warmUpSeconds) {
  private static final String WARM_UP = "warmUpSeconds";
  private static final String BEFORE = "witnessBeforeNanos";
  private static final String AFTER = "witnessAfterNanos";

  Observed {
    warmUpSeconds = List.copyOf(warmUpSeconds);
  }

  /** All of it as one object. */
  Json.Obj toJson() {
    return warmUpSeconds.isEmpty()
        ? conditions
        : conditions.with(WARM_UP, new Json.Arr(warmUpSeconds.stream().map(Json::of).toList()));
  }

  static Observed fromJson(Json.Obj json) {
    List<Double> seconds =
        json.get(WARM_UP)
            .map(value ->
                value instanceof Json.Arr(List<Json> values)
                    ? values.stream().map(one -> Json.asDouble(one, WARM_UP)).toList()
                    : List.<Double>of())
            .orElse(List.of());
    return new Observed(json, seconds);
  }

  /** The two readings of the witness; none in a campaign without one. */
  Optional<Readings> readings() {
    OptionalLong before = nanos(BEFORE);
    OptionalLong after = nanos(AFTER);
    return before.isPresent() && after.isPresent()
        ? Optional.of(new Readings(before.getAsLong(), after.getAsLong()))
        : Optional.empty();
  }

  /** Times of the witness right before and right after a fork. */
  record Readings(long beforeNanos, long afterNanos) {}

  private OptionalLong nanos(String name) {
    return conditions
        .get(name)
        .map(value -> OptionalLong.of(Json.asInteger(value, name)))
        .orElse(OptionalLong.empty());
  }
}
