/**
 * The page behind a link that an agent from outside gave to a person: what it asks, who the person is, yes or no.
 */
@NullMarked
package dev.caredesk.ui.confirm;

import org.jspecify.annotations.NullMarked;
