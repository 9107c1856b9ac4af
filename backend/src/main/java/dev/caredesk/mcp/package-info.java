/**
 * The desk's tools for agents of others, over the Model Context Protocol: the same tools, bounds and refusals as the
 * chat's, in sessions that live in PostgreSQL. Nobody confirms here; a person does, on the page behind a link.
 */
@NullMarked
package dev.caredesk.mcp;

import org.jspecify.annotations.NullMarked;
