package dev.vivavoce.portal.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The portal's database, seen past row-level security, and changed where a test cannot wait for time to pass. */
public final class Rows {
    private Rows() {}

    public static int change(String sql, Object... values) {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column as text, of all rows. */
    public static List<String> texts(String sql, Object... values) {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int count(String what, Object... values) {
        return Integer.parseInt(texts("select count(*) from " + what, values).get(0));
    }

    /** Has a job done that would come later, and waits until it is: until its row is gone, or due later again. */
    public static void work(String job, String instance) {
        change(
                "update scheduled_tasks set execution_time = now() - interval '1 hour' where task_name = ? and task_instance = ?",
                job,
                instance);
        TestLearner.eventually(
                () -> Client.watching().raw("GET", PortalUnderTest.managementAddress() + "/health/live", ""),
                any -> count(
                                "scheduled_tasks where task_name = ? and task_instance = ?"
                                        + " and (picked or execution_time <= now())",
                                job,
                                instance)
                        == 0);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
