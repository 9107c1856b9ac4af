package dev.caredesk.a2a;

import io.a2a.spec.JSONRPCError;

/** What is wrong with a request, as the protocol says it. */
final class A2aError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JSONRPCError error;

    A2aError(JSONRPCError error) {
        super(error.getMessage());
        this.error = error;
    }

    JSONRPCError error() {
        return error;
    }
}
