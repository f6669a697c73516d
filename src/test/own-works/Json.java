import dev.parallax.workload.*;
import java.util.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

// Expected: parallel=yes
// Why: parsing and writing compute, on objects of their own; a mapper is made for many threads.
public class Json implements Workload {
  public Batch prepare(Parameters parameters) {
    ObjectMapper mapper = new ObjectMapper();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      rows.add(Map.of("id", i, "name", "name " + i, "tags", List.of("a" + i, "b"), "price", i / 8.0));
    }
    String text = mapper.writeValueAsString(rows);
    return Batch.of(
        parameters.tasks(),
        index -> {
          JsonNode tree = mapper.readTree(text);
          return mapper.writeValueAsString(tree).length() + tree.get(index).get("id").asInt();
        });
  }
}
