/** The least that the framework can do with a question: read its JSON on a virtual thread and write JSON back. */
@NullMarked
package dev.caredesk.echo;

import org.jspecify.annotations.NullMarked;
