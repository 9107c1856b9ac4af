/**
 * Where PostgreSQL is and how to reach it: settings, credentials, and the embedded server of development and tests.
 */
@NullMarked
package dev.caredesk.database;

import org.jspecify.annotations.NullMarked;
