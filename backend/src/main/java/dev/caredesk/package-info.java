/**
 * The backend's entry.
 */
@NullMarked
package dev.caredesk;

import org.jspecify.annotations.NullMarked;
