package io.penstock.data.jdbc;

import io.penstock.artifact.Secret;
import io.penstock.errors.DefinitionException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a database is and who asks. Its driver is on the class path.
 *
 * @param url as the driver wants it, without a password
 * @param user empty if there is none, or the URL names it
 * @param password of the user
 */
public record JdbcAddress(String url, Optional<String> user, Optional<Secret> password) {

    /** Checks that the URL, which is stored with a run, holds no password. */
    public JdbcAddress {
        if (!url.startsWith("jdbc:")) {
            throw new DefinitionException("'%s' is no URL of JDBC. It begins with 'jdbc:'.".formatted(url));
        }
        if (url.toLowerCase(Locale.ROOT).matches("(?s).*\\bpassword=.*|.*//[^/?]*:[^/?@]*@.*")) {
            throw new DefinitionException(
                    "The URL of a database holds a password, which would be stored with every run. Give it as a Secret.");
        }
    }

    /** Names a database that asks for nobody, or whose URL names the user. */
    public static JdbcAddress of(String url) {
        return new JdbcAddress(url, Optional.empty(), Optional.empty());
    }

    /** Names a database and a user of it. */
    public static JdbcAddress of(String url, String user, Secret password) {
        return new JdbcAddress(url, Optional.of(user), Optional.of(password));
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
        return DriverManager.getConnection(url, properties);
    }
}
