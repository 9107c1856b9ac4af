package dev.caredesk.confirmation;

/** PUBLIC_URL is no address. The message is one sentence for whoever starts the desk. */
public final class InvalidPublicUrl extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidPublicUrl() {
        super(
                "PUBLIC_URL is no address of the page: give scheme, host and port alone, such as https://desk.example.org.");
    }
}
