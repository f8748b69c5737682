import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/**
 * Apache Flink's SQL on a topic whose records are Avro with Confluent's framing, driven by a judge.
 *
 * <p>Arguments: bootstrap servers, registry address, topic to write, then topics to read. Writes two rows, then prints
 * every row of every topic as {@code topic,id,teu}.
 */
public class FlinkSql {
  public static void main(String[] args) throws Exception {
    TableEnvironment tables =
        TableEnvironment.create(EnvironmentSettings.newInstance().inStreamingMode().build());
    String written = args[2];
    tables.executeSql(declare("written", args[0], args[1], written));
    tables.executeSql("INSERT INTO written VALUES ('C-1', 1), ('C-2', 2)").await();
    for (int at = 2; at < args.length; at++) {
      tables.executeSql(declare("topic" + at, args[0], args[1], args[at]));
      List<String> lines = new ArrayList<>();
      try (CloseableIterator<Row> rows =
          tables.executeSql("SELECT id, teu FROM topic" + at).collect()) {
        while (rows.hasNext()) {
          Row row = rows.next();
          lines.add(args[at] + "," + row.getField(0) + "," + row.getField(1));
        }
      }
      lines.forEach(System.out::println);
    }
  }

  private static String declare(String table, String bootstrap, String registry, String topic) {
    return "CREATE TABLE " + table + " (id STRING NOT NULL, teu INT NOT NULL) WITH ("
        + "'connector' = 'kafka',"
        + "'topic' = '" + topic + "',"
        + "'properties.bootstrap.servers' = '" + bootstrap + "',"
        + "'properties.group.id' = 'flink-judge',"
        + "'scan.startup.mode' = 'earliest-offset',"
        + "'scan.bounded.mode' = 'latest-offset',"
        + "'format' = 'avro-confluent',"
        + "'avro-confluent.url' = '" + registry + "')";
  }
}
