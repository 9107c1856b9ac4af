/** The desk as a user starts it: packaged processes, HTTP, a browser. Sees no class of the other modules. */
@NullMarked
package dev.caredesk.endtoend;

import org.jspecify.annotations.NullMarked;
