import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaNormalization;

/**
 * Asks Apache Avro: one JSON object per line in, one per line out.
 *
 * {"text"} answers {"printed", "canonical"} or {"error"}; {"reader", "writer"} answers
 * {"incompatibilities": [{"type", "location"}]} or {"error"}.
 */
public class AvroOracle {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(JSON.writeValueAsString(answer(JSON.readTree(line))));
    }
  }

  private static ObjectNode answer(JsonNode question) {
    ObjectNode answer = JSON.createObjectNode();
    try {
      if (question.has("text")) {
        Schema schema = parse(question.get("text"));
        answer.put("printed", schema.toString());
        answer.put("canonical", SchemaNormalization.toParsingForm(schema));
      } else {
        ArrayNode found = answer.putArray("incompatibilities");
        for (Incompatibility each :
            SchemaCompatibility.checkReaderWriterCompatibility(
                    parse(question.get("reader")), parse(question.get("writer")))
                .getResult()
                .getIncompatibilities()) {
          found.addObject().put("type", each.getType().name()).put("location", each.getLocation());
        }
      }
    } catch (RuntimeException | StackOverflowError error) {
      answer.removeAll();
      answer.put("error", String.valueOf(error.getMessage()));
    }
    return answer;
  }

  private static Schema parse(JsonNode text) {
    return new Schema.Parser().parse(text.asText());
  }
}
