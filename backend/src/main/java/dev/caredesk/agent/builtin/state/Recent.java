package dev.caredesk.agent.builtin.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers what was computed lately: a conversation is read again at every call. Bounded; forgets all when full. */
final class Recent<K, V> {

    private final Map<K, V> values = new ConcurrentHashMap<>();
    private final int capacity;
    private final Function<K, V> compute;

    Recent(int capacity, Function<K, V> compute) {
        this.capacity = capacity;
        this.compute = compute;
    }

    V get(K key) {
        V known = values.get(key);
        if (known != null) {
            return known;
        }
        if (values.size() >= capacity) {
            values.clear();
        }
        V value = compute.apply(key);
        values.put(key, value);
        return value;
    }
}
