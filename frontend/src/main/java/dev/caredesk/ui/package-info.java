/** The page's frame: its shell, its texts and what happens to errors that nobody expected. */
@NullMarked
package dev.caredesk.ui;

import org.jspecify.annotations.NullMarked;
