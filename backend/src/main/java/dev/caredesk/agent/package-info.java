/**
 * From language to the domain: the agent, its tools, the gates before the model. Knows no HTTP.
 */
@NullMarked
package dev.caredesk.agent;

import org.jspecify.annotations.NullMarked;
