import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parallax.workload.*;
import java.sql.*;

// Expected: parallel=yes, threads-or-processes=processes
// Why: a query computes, and H2 keeps a cache of values in static fields whose lines all cores write;
// a process has a cache of its own.
public class Query implements Workload {
  private static final HikariDataSource POOL = pool();

  private static HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:own;DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(10);
    return new HikariDataSource(config);
  }

  public Batch prepare(Parameters parameters) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:own");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists sale as"
              + " select x id, mod(x, 97) shop, x * 1.5 price from system_range(1, 5000)");
    }
    return Batch.of(
        parameters.tasks(),
        index -> {
          try (Connection connection = POOL.getConnection();
              PreparedStatement query =
                  connection.prepareStatement(
                      "select shop, sum(price) from sale where id > ? group by shop order by shop")) {
            query.setInt(1, index);
            long sum = 0;
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                sum = 31 * sum + rows.getBigDecimal(2).hashCode();
              }
            }
            return sum;
          }
        });
  }
}
