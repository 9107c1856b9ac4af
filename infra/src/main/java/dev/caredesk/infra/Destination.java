package dev.caredesk.infra;

import java.util.Optional;

/**
 * Where a stack goes, as far as the CDK's command line knows.
 *
 * @param account known only with credentials
 * @param region known only with credentials or a profile
 */
public record Destination(Optional<String> account, Optional<String> region) {

    /** Before anybody has said where. */
    public static final Destination UNKNOWN = new Destination(Optional.empty(), Optional.empty());

    static Destination ofEnvironment() {
        return new Destination(
                Optional.ofNullable(System.getenv("CDK_DEFAULT_ACCOUNT")),
                Optional.ofNullable(System.getenv("CDK_DEFAULT_REGION")));
    }
}
