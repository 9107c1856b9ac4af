package dev.caredesk.schedule;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** The conditions of a {@link DoctorQuery} on {@code doctor d}; only those that are asked for, for the planner's sake. */
final class DoctorFilter {

    private final StringBuilder where = new StringBuilder("true");
    private final Map<String, Object> bindings = new LinkedHashMap<>();
    private final StringBuilder typingErrors = new StringBuilder();

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

    /** Best name first when a name is looked for, then in the order of the clinic's own list. */
    String bestFirst() {
        return typingErrors + "d.id";
    }

    Query bindTo(Query query) {
        return query.bindMap(bindings);
    }

    private void and(String condition, String parameter, Object value) {
        where.append(" AND ").append(condition);
        bindings.put(parameter, value);
    }

    /** Names that contain every word; when there is none, names in which every word is spelled much alike. */
    private void andName(String name) {
        var words = DoctorNames.words(name);
        if (words.isEmpty()) {
            return;
        }
        var contained = new StringBuilder("true");
        var alike = new StringBuilder("true");
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var errors =
                    "(SELECT min(levenshtein(left(w, 40), :word%d)) FROM unnest(string_to_array(d.name_key, ' ')) AS w)"
                            .formatted(i);
            contained.append(" AND %1$s.name_key LIKE :part").append(i);
            alike.append(" AND ").append(errors).append(" <= ").append(DoctorNames.tolerableErrors(word));
            typingErrors.append(errors).append(i == words.size() - 1 ? ", " : " + ");
            bindings.put("word" + i, word);
            bindings.put("part" + i, "%" + word + "%");
        }
        where.append(" AND (%s OR NOT EXISTS (SELECT FROM doctor o WHERE %s) AND %s)"
                .formatted(
                        contained.toString().formatted("d"),
                        contained.toString().formatted("o"),
                        alike));
    }
}
