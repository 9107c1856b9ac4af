package dev.caredesk.schedule;

import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The statements that a piece of work sent.
 *
 * @param withNames with the names of the parameters
 * @param withValues with their values
 */
record SentSql(List<String> withNames, List<String> withValues) {

    // a cast also has colons
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");

    static SentSql during(Jdbi jdbi, Runnable work) {
        var sent = new SentSql(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                var sql = context.getRenderedSql();
                sent.withNames.add(sql);
                sent.withValues.add(replaceParameters(sql, name -> value(name, context)));
            }
        });
        work.run();
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        return sent;
    }

    /** The statement with what stands for each parameter. */
    static String replaceParameters(String sql, UnaryOperator<String> value) {
        return PARAMETER
                .matcher(sql)
                .replaceAll(parameter -> Matcher.quoteReplacement(value.apply(parameter.group(1))));
    }

    /** The statements one after the other, as pgbench reads them. */
    String asScript() {
        return withValues.stream().map(sql -> sql + ";\n").collect(Collectors.joining());
    }

    @SuppressWarnings("removal") // Jdbi offers nothing in its place yet
    private static String value(String name, StatementContext context) {
        var argument = context.getBinding().findForName(name, context).orElseThrow();
        return literal(setBy(argument, context));
    }

    /** What the argument sets on a statement; null when that is what it sets. */
    private static @Nullable Object setBy(Argument argument, StatementContext context) {
        var value = new Object[1];
        var statement = (PreparedStatement) Proxy.newProxyInstance(
                SentSql.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    value[0] = method.getName().equals("setNull") ? null : arguments[1];
                    return null;
                });
        try {
            argument.apply(1, statement, context);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return value[0];
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Number number -> number.toString();
            case long[] numbers -> "'{" + Arrays.toString(numbers).replaceAll("[\\[\\] ]", "") + "}'";
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }
}
