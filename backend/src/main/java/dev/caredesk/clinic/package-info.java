/**
 * The clinic itself: its name, zone, contact and the data it starts with.
 */
@NullMarked
package dev.caredesk.clinic;

import org.jspecify.annotations.NullMarked;
