/**
 * What people say for days and times, read into dates. Knows nothing but the calendar.
 */
@NullMarked
package dev.caredesk.agent.dates;

import org.jspecify.annotations.NullMarked;
