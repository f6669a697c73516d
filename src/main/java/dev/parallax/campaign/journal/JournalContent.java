package dev.parallax.campaign.journal;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.json.Json;
import dev.parallax.json.JsonReader;
import dev.parallax.json.UnreadableJson;
import dev.parallax.suite.RunFiles;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a journal says.
 *
 * @param header its first line
 * @param events all that happened, in order
 * @param wholeBytes length of what was read; a last line that was torn stands behind it
 */
public record JournalContent(Header header, List<Event> events, long wholeBytes) {
  public JournalContent {
    events = List.copyOf(events);
  }

  /** How many rounds there are to be at least: what was said last. */
  public int fewestRounds() {
    return lastResumed().map(Event.Resumed::fewestRounds).orElse(header.fewestRounds());
  }

  /** How many rounds there are to be at most: what was said last. */
  public int rounds() {
    return lastResumed().map(Event.Resumed::rounds).orElse(header.rounds());
  }

  private Optional<Event.Resumed> lastResumed() {
    return events.reversed().stream()
        .filter(Event.Resumed.class::isInstance)
        .map(Event.Resumed.class::cast)
        .findFirst();
  }

  /**
   * Reads the journal of a run directory. A last line without an end is what a killed campaign was
   * writing, and doesn't count.
   *
   * @throws BadRequest with file, line and reason for anything else that can't be read
   */
  public static JournalContent read(Path directory) throws IOException, BadRequest {
    Path path = directory.resolve(RunFiles.JOURNAL);
    List<Event> events = new ArrayList<>();
    Header header = null;
    long wholeBytes = 0;
    int number = 0;
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS), 1 << 16)) {
      for (byte[] line = nextLine(in); line.length > 0; line = nextLine(in)) {
        number++;
        Json.Obj json = JsonReader.object(line);
        if (header == null) {
          header = Header.fromJson(json);
        } else {
          events.add(EventJson.read(json));
        }
        wholeBytes += line.length;
      }
    } catch (UnreadableJson e) {
      throw new BadRequest("%s:%s: %s".formatted(path, number, e.reason()));
    }
    if (header == null) {
      throw new BadRequest(path + ":1: there is no first line");
    }
    return new JournalContent(header, events, wholeBytes);
  }

  /** The next line with its end; nothing when there is none that has an end. */
  private static byte[] nextLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n') {
        return line.toByteArray();
      }
    }
    return new byte[0];
  }
}
