/** The browser's earlier conversations: to find, open, rename, keep or delete them. */
@NullMarked
package dev.caredesk.ui.history;

import org.jspecify.annotations.NullMarked;
