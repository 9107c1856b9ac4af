/**
 * A model that is bad on purpose, behind an address that speaks as OpenAI does: what does it do to the desk?
 */
@NullMarked
package dev.caredesk.evaluation.badmodel;

import org.jspecify.annotations.NullMarked;
