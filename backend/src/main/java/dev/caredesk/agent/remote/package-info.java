/**
 * An agent elsewhere that answers in the model's place, over HTTP and the contract that the desk itself keeps.
 */
@NullMarked
package dev.caredesk.agent.remote;

import org.jspecify.annotations.NullMarked;
