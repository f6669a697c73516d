/**
 * JSON: trees of it, one reader that says where it goes wrong, and one writer.
 *
 * <p>Large files are read token by token, with Jackson's parser; small ones as a tree.
 *
 * <p>May import: Jackson.
 *
 * <pre>{@code
 * Json.Obj line = new Json.Fields().with("event", "ended").with("round", 5).toObject();
 * byte[] bytes = JsonWriter.document(line, JsonWriter.Style.COMPACT);
 * int round = JsonReader.object(bytes).count("round");
 * }</pre>
 */
@NullMarked
package dev.parallax.json;

import org.jspecify.annotations.NullMarked;
