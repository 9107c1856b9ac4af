/** The page a patient sees. */
@NullMarked
package dev.caredesk.ui;

import org.jspecify.annotations.NullMarked;
