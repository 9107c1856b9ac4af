/**
 * What the desk counts, with the names and labels under which {@code /metrics} shows it. A label's values are few and
 * known beforehand: never what somebody wrote, never who somebody is.
 */
@NullMarked
package dev.caredesk.metrics;

import org.jspecify.annotations.NullMarked;
