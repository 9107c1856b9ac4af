/**
 * What every HTTP resource shares: problems, views of the domain, request ids, idempotency.
 */
@NullMarked
package dev.caredesk.web;

import org.jspecify.annotations.NullMarked;
