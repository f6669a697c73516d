package dev.parallax.campaign.journal;

import dev.parallax.json.Json;
import dev.parallax.json.JsonWriter;
import dev.parallax.json.UnreadableJson;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first line of a journal: what the campaign is.
 *
 * @param started when
 * @param seed of the random order
 * @param fewestRounds how many rounds there were to be at least, at the start
 * @param rounds how many there were to be at most
 * @param interleaved whether rounds run all cells in random order, or each cell all its forks
 * @param options the command line as it was given, but for folders that name a user
 * @param witnessSteps steps of the witness, so that its times compare when the run is resumed; 0
 *     for a campaign without one
 * @param identity what must be the same for results to belong together
 * @param cells the label of each cell by its short name, in the order of the plan
 * @param seal by which the user who began the run recognises it; empty if there is none
 */
public record Header(
    Instant started,
    long seed,
    int fewestRounds,
    int rounds,
    boolean interleaved,
    List<String> options,
    long witnessSteps,
    Identity identity,
    Map<String, String> cells,
    String seal) {
  static final String FORMAT = "parallax-journal/1";

  public Header {
    options = List.copyOf(options);
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** A header without a seal. */
  public Header(
      Instant started,
      long seed,
      int fewestRounds,
      int rounds,
      boolean interleaved,
      List<String> options,
      long witnessSteps,
      Identity identity,
      Map<String, String> cells) {
    this(
        started,
        seed,
        fewestRounds,
        rounds,
        interleaved,
        options,
        witnessSteps,
        identity,
        cells,
        "");
  }

  /** The same with a seal. */
  public Header withSeal(String made) {
    return new Header(
        started,
        seed,
        fewestRounds,
        rounds,
        interleaved,
        options,
        witnessSteps,
        identity,
        cells,
        made);
  }

  /** The line itself. */
  public byte[] firstLine() {
    return JsonWriter.document(toJson(), JsonWriter.Style.COMPACT);
  }

  private Json.Obj toJson() {
    return new Json.Fields()
        .with("format", FORMAT)
        .with("started", started.toString())
        .with("seed", seed)
        .with("fewestRounds", fewestRounds)
        .with("rounds", rounds)
        .with("interleaved", interleaved)
        .with("options", options)
        .with("witnessSteps", witnessSteps)
        .with("identity", Json.ofTexts(identity.facts()))
        .with("cells", Json.ofTexts(cells))
        .with("seal", Optional.of(seal).filter(made -> !made.isEmpty()))
        .toObject();
  }

  static Header fromJson(Json.Obj json) {
    String format = json.text("format");
    if (!format.equals(FORMAT)) {
      throw new UnreadableJson("the format is '%s', not %s".formatted(format, FORMAT));
    }
    return new Header(
        EventJson.instant(json, "started"),
        json.integer("seed"),
        json.count("fewestRounds"),
        json.count("rounds"),
        json.bool("interleaved"),
        json.texts("options"),
        json.integer("witnessSteps"),
        new Identity(json.textsByName("identity")),
        json.textsByName("cells"),
        json.get("seal").isPresent() ? json.text("seal") : "");
  }
}
