/**
 * The wire contract between the desk's API and its clients: records only, no behaviour and no framework.
 * JSON names are snake_case; times are RFC 3339 with offset, beside the clinic's {@code zone}.
 */
@NullMarked
package dev.caredesk.api;

import org.jspecify.annotations.NullMarked;
