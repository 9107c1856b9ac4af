package dev.caredesk.agent.model;

import dev.caredesk.agent.model.Unavailable.Why;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Reads what was wrong from the exceptions of all the providers' libraries. */
final class Failures {

    private Failures() {}

    static Unavailable of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            switch (at) {
                case Unavailable known -> {
                    return known;
                }
                case ProviderRefused refused -> {
                    return new Unavailable(status(refused.statusCode()), refused.retryAfter(), failure);
                }
                case SdkServiceException refused -> {
                    return new Unavailable(bedrockStatus(refused), retryAfter(refused), failure);
                }
                case HttpTimeoutException slow -> {
                    return unavailable(Why.TOO_SLOW, slow);
                }
                case InterruptedException stopped -> {
                    return unavailable(Why.STOPPED, stopped);
                }
                case InterruptedIOException stopped -> {
                    return unavailable(Why.STOPPED, stopped);
                }
                case ConnectException away -> {
                    return unavailable(Why.UNREACHABLE, away);
                }
                case UnresolvedAddressException away -> {
                    return unavailable(Why.UNREACHABLE, away);
                }
                case SdkClientException local
                when isAboutPlatform(local) -> {
                    return unavailable(Why.NOT_CONFIGURED, local);
                }
                default -> {
                    // its cause may tell
                }
            }
        }
        return unavailable(Why.BROKEN_OFF, failure);
    }

    static Why status(int status) {
        return switch (status) {
            case 401, 403 -> Why.KEY_REFUSED;
            case 404 -> Why.UNKNOWN_MODEL;
            case 408 -> Why.TOO_SLOW;
            case 429 -> Why.BUSY;
            default -> status / 100 == 4 ? Why.REQUEST_REFUSED : Why.FAILING;
        };
    }

    // An error in the middle of a stream comes with the status of the stream
    private static Why bedrockStatus(SdkServiceException refused) {
        return refused.statusCode() / 100 == 2 ? Why.BROKEN_OFF : status(refused.statusCode());
    }

    private static Optional<Duration> retryAfter(SdkServiceException refused) {
        return refused instanceof AwsServiceException aws && aws.awsErrorDetails() != null
                ? Optional.ofNullable(aws.awsErrorDetails().sdkHttpResponse())
                        .flatMap(it -> it.firstMatchingHeader("Retry-After"))
                        .flatMap(RetryAfter::read)
                : Optional.empty();
    }

    // What AWS's chains of places to look in say when they come to their ends
    private static boolean isAboutPlatform(SdkClientException failure) {
        var message = String.valueOf(failure.getMessage());
        return message.contains("credentials") || message.contains("Unable to load region");
    }

    private static Unavailable unavailable(Why why, Throwable cause) {
        return new Unavailable(why, Optional.<Duration>empty(), cause);
    }
}
