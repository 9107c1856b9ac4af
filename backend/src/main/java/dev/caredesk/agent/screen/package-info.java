/**
 * What a model may say: only what is grounded in this conversation, and nothing that is not the desk's to say.
 */
@NullMarked
package dev.caredesk.agent.screen;

import org.jspecify.annotations.NullMarked;
