/**
 * The model behind the agent, picked at run time.
 */
@NullMarked
package dev.caredesk.agent.model;

import org.jspecify.annotations.NullMarked;
