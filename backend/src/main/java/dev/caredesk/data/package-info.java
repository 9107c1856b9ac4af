/**
 * The clinic's data: CSV files, the default clinic, and how they get into the database without harm to what was booked.
 */
@NullMarked
package dev.caredesk.data;

import org.jspecify.annotations.NullMarked;
