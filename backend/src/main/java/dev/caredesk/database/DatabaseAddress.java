package dev.caredesk.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a PostgreSQL database is, without credentials. A server off loopback is always spoken to over TLS, and its
 * certificate must carry its name.
 *
 * @param jdbcUrl what the driver connects to
 */
public record DatabaseAddress(String jdbcUrl) {

    private static final String SSL_MODE = "sslmode";
    private static final String VERIFY_FULL = "verify-full";

    /**
     * Reads {@code postgresql://host:port/database?parameters}, also with {@code jdbc:} before it.
     *
     * @throws InvalidDatabaseSettings if that is not what the text is; the message never repeats the text
     */
    public static DatabaseAddress parse(String databaseUrl) {
        URI uri = uriOf(databaseUrl.strip());
        var parameters = parametersOf(Optional.ofNullable(uri.getRawQuery()));
        if ((uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))
                || parameters.containsKey("user")
                || parameters.containsKey("password")) {
            throw new InvalidDatabaseSettings(
                    "DATABASE_URL must not contain credentials: give them by DATABASE_USER and"
                            + " DATABASE_PASSWORD, or by DATABASE_SECRET_ARN.");
        }
        var host = uri.getHost();
        var path = uri.getRawPath();
        if (host == null || path == null || path.length() < 2) {
            throw notAnAddress();
        }
        if (!isLoopback(host)) {
            requireTls(parameters);
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new DatabaseAddress("jdbc:postgresql://" + host + ":" + port + path + queryOf(parameters));
    }

    private static URI uriOf(String databaseUrl) {
        var url = databaseUrl.startsWith("jdbc:") ? databaseUrl.substring("jdbc:".length()) : databaseUrl;
        if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
            throw notAnAddress();
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw notAnAddress(); // without its cause, whose message repeats the text
        }
    }

    private static InvalidDatabaseSettings notAnAddress() {
        return new InvalidDatabaseSettings("DATABASE_URL must look like postgresql://host:5432/database.");
    }

    private static Map<String, String> parametersOf(Optional<String> query) {
        return query.stream()
                .flatMap(text -> Stream.of(text.split("&")))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> pair.length == 2 ? pair[1] : "",
                        (first, second) -> second,
                        LinkedHashMap::new));
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static void requireTls(Map<String, String> parameters) {
        if (!parameters.getOrDefault(SSL_MODE, VERIFY_FULL).equals(VERIFY_FULL)) {
            throw new InvalidDatabaseSettings(
                    "DATABASE_URL must keep sslmode=verify-full, because its host is not this machine.");
        }
        parameters.put(SSL_MODE, VERIFY_FULL);
        if (!parameters.containsKey("sslrootcert")) {
            // the authorities that this Java trusts; the driver would look for a file in the home folder
            parameters.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }

    private static String queryOf(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&", "?", ""));
    }
}
