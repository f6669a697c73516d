package dev.parallax.campaign.journal;

import dev.parallax.campaign.jmh.ResultJson;
import dev.parallax.campaign.journal.Event.Place;
import dev.parallax.json.Json;
import dev.parallax.json.UnreadableJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Events as JSON, with their kind as first field. */
final class EventJson {
  private EventJson() {}

  static Json.Obj write(Event event) {
    return fields(event).toObject();
  }

  private static Json.Fields fields(Event event) {
    return switch (event) {
      case Event.Measured measured ->
          placed("measured", measured.place())
              .with("start", measured.start().toString())
              .with("at", measured.at().toString())
              .with("nanos", measured.nanos())
              .with("results", ResultJson.write(measured.results()))
              .with("observed", measured.observed());
      case Event.Failed failed ->
          placed("failed", failed.place())
              .with("start", failed.start().toString())
              .with("at", failed.at().toString())
              .with("reason", failed.reason())
              .with("output", failed.output())
              .with("observed", failed.observed());
      case Event.LeftOut(String cell, int round, Instant at, String rule, String reason) ->
          kind("left-out")
              .with("cell", cell)
              .with("round", round)
              .with("at", at.toString())
              .with("rule", rule)
              .with("reason", reason);
      case Event.Dropped(String family, String cell, int round, Instant at, String reason) ->
          kind("dropped")
              .with("family", family)
              .with("cell", cell)
              .with("round", round)
              .with("at", at.toString())
              .with("reason", reason);
      case Event.Stopped(String family, int round, Instant at, String reason) ->
          kind("stopped")
              .with("family", family)
              .with("round", round)
              .with("at", at.toString())
              .with("reason", reason);
      case Event.Resumed resumed ->
          kind("resumed")
              .with("at", resumed.at().toString())
              .with("fewestRounds", resumed.fewestRounds())
              .with("rounds", resumed.rounds())
              .with("differences", resumed.differences());
      case Event.Ended(Instant at, Event.How how) ->
          kind("ended").with("at", at.toString()).with("how", how.name().toLowerCase(Locale.ROOT));
    };
  }

  private static Json.Fields kind(String kind) {
    return new Json.Fields().with("event", kind);
  }

  private static Json.Fields placed(String kind, Place place) {
    return kind(kind)
        .with("cell", place.cell())
        .with("round", place.round())
        .with("block", place.block())
        .with("position", place.position())
        .with("attempt", place.attempt());
  }

  /**
   * Reads an event.
   *
   * @throws UnreadableJson if it isn't one
   */
  static Event read(Json.Obj json) {
    String kind = json.text("event");
    return switch (kind) {
      case "measured" ->
          new Event.Measured(
              place(json),
              instant(json, "start"),
              instant(json, "at"),
              json.integer("nanos"),
              ResultJson.read(json.objects("results")),
              json.object("observed"));
      case "failed" ->
          new Event.Failed(
              place(json),
              instant(json, "start"),
              instant(json, "at"),
              json.text("reason"),
              json.text("output"),
              json.object("observed"));
      case "left-out" ->
          new Event.LeftOut(
              json.text("cell"),
              json.count("round"),
              instant(json, "at"),
              json.text("rule"),
              json.text("reason"));
      case "dropped" ->
          new Event.Dropped(
              json.text("family"),
              json.text("cell"),
              json.count("round"),
              instant(json, "at"),
              json.text("reason"));
      case "stopped" ->
          new Event.Stopped(
              json.text("family"), json.count("round"), instant(json, "at"), json.text("reason"));
      case "resumed" ->
          new Event.Resumed(
              instant(json, "at"),
              json.count("fewestRounds"),
              json.count("rounds"),
              json.texts("differences"));
      case "ended" -> new Event.Ended(instant(json, "at"), how(json.text("how")));
      default -> throw new UnreadableJson("there is no event '%s'".formatted(kind));
    };
  }

  private static Place place(Json.Obj json) {
    return new Place(
        json.text("cell"),
        json.count("round"),
        json.text("block"),
        json.count("position"),
        json.count("attempt"));
  }

  private static Event.How how(String word) {
    for (Event.How how : Event.How.values()) {
      if (how.name().toLowerCase(Locale.ROOT).equals(word)) {
        return how;
      }
    }
    throw new UnreadableJson("'how' is '%s'".formatted(word));
  }

  static Instant instant(Json.Obj json, String name) {
    try {
      return Instant.parse(json.text(name));
    } catch (DateTimeParseException e) {
      throw new UnreadableJson("'%s' is not a time in ISO 8601".formatted(name));
    }
  }
}
