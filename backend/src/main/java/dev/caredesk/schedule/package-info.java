/**
 * The domain: doctors, hours, slots, appointments, the rules of booking and their SQL.
 * Imports neither LangChain4j nor HTTP types; every method that touches a patient's data takes the {@code Caller}.
 */
@NullMarked
package dev.caredesk.schedule;

import org.jspecify.annotations.NullMarked;
