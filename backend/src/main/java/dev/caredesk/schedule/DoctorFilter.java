package dev.caredesk.schedule;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** The conditions of a {@link DoctorQuery} on {@code doctor d}; only those that are asked for, for the planner's sake. */
final class DoctorFilter {

    private static final double SIMILAR = 0.5;
    private static final double SIMILAR_SHORT_WORD = 0.6;
    private static final int SHORT_WORD = 4;

    private final StringBuilder where = new StringBuilder("true");
    private final Map<String, Object> bindings = new LinkedHashMap<>();
    private boolean byName;

    DoctorFilter(DoctorQuery query) {
        query.specialty().ifPresent(specialty -> and("d.specialty_id = :specialty", "specialty", specialty));
        query.city().ifPresent(city -> and("lower(d.city) = lower(:city)", "city", city.strip()));
        query.acceptsUninsured().ifPresent(value -> and("d.accepts_uninsured = :uninsured", "uninsured", value));
        query.language()
                .ifPresent(language -> and(
                        "EXISTS (SELECT FROM unnest(d.languages) AS l WHERE lower(l) = lower(:language))",
                        "language",
                        language.strip()));
        query.name().ifPresent(this::andName);
    }

    String where() {
        return where.toString();
    }

    /** Best name first when a name is looked for. */
    String bestFirst() {
        return byName ? "word_similarity(:name, d.name_key) DESC, d.name, d.id" : "d.name, d.id";
    }

    Query bindTo(Query query) {
        return query.bindMap(bindings);
    }

    private void and(String condition, String parameter, Object value) {
        where.append(" AND ").append(condition);
        bindings.put(parameter, value);
    }

    /** Names that contain every word; when there is none, names that are spelled much alike. */
    private void andName(String name) {
        var words = DoctorNames.words(name);
        if (words.isEmpty()) {
            return;
        }
        byName = true;
        var contains = new StringBuilder("true");
        for (int i = 0; i < words.size(); i++) {
            contains.append(" AND %1$s.name_key LIKE :word").append(i);
            bindings.put("word" + i, "%" + words.get(i).replace("%", "").replace("_", "") + "%");
        }
        var whole = String.join(" ", words);
        bindings.put("name", whole);
        bindings.put("similar", whole.length() > SHORT_WORD ? SIMILAR : SIMILAR_SHORT_WORD);
        where.append("""
                 AND ((%s) OR (NOT EXISTS (SELECT FROM doctor o WHERE %s) AND word_similarity(:name, d.name_key) >= :similar))
                """.formatted(
                        contains.toString().formatted("d"), contains.toString().formatted("o")));
    }
}
