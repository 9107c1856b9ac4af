package dev.caredesk.agent.builtin.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;

/** A call of a tool, being put together. */
public final class Call {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String tool;
    private final ObjectNode arguments = MAPPER.createObjectNode();

    Call(String tool) {
        this.tool = tool;
    }

    Call with(String name, Optional<?> value) {
        value.ifPresent(given -> {
            switch (given) {
                case Boolean truth -> arguments.put(name, truth);
                case Integer number -> arguments.put(name, number);
                default -> arguments.put(name, given.toString());
            }
        });
        return this;
    }

    Call with(String name, Object value) {
        return with(name, Optional.of(value));
    }

    Call withAll(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            values.forEach(arguments.withArray(name)::add);
        }
        return this;
    }

    /** Returns the tool's name. */
    public String tool() {
        return tool;
    }

    /** Returns the arguments as JSON. */
    public String arguments() {
        try {
            return MAPPER.writeValueAsString(arguments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
