/**
 * Traces and metrics by OpenTelemetry, for who names a collector; otherwise nothing of it is there. What a person wrote
 * or who they are is in no span.
 */
@NullMarked
package dev.caredesk.tracing;

import org.jspecify.annotations.NullMarked;
