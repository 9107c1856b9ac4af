/**
 * How the page reaches the backend: requests, answers, streams, and the one kind of failure that all of it ends in.
 * Knows the wire and nothing of what is shown.
 */
@NullMarked
package dev.caredesk.ui.api;

import org.jspecify.annotations.NullMarked;
