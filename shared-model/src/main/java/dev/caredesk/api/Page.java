package dev.caredesk.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the entries, in the list's order
 * @param nextCursor names the next page in {@code ?cursor=}; absent on the last one
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
