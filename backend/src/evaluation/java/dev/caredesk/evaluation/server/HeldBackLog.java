package dev.caredesk.evaluation.server;

import dev.caredesk.agent.screen.Blocked;
import dev.caredesk.agent.screen.Objection;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Tells what the screens held back since somebody asked last. */
@IfBuildProperty(name = "evaluation.enabled", stringValue = "true")
@Singleton
class HeldBackLog {

    private final Blocked blocked;
    private final Map<Objection, Long> told = new EnumMap<>(Objection.class);

    @Inject
    HeldBackLog(Blocked blocked) {
        this.blocked = blocked;
    }

    /** Returns how often, by what was objected to. */
    synchronized Map<String, Long> takeAll() {
        var since = new TreeMap<String, Long>();
        for (var why : Objection.values()) {
            var now = blocked.count(why);
            var before = told.put(why, now);
            since.put(why.name(), now - (before == null ? 0 : before));
        }
        since.entrySet().removeIf(it -> it.getValue() == 0);
        return since;
    }
}
