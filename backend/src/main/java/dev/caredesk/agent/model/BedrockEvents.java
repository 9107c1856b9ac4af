package dev.caredesk.agent.model;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * Takes the events of Bedrock's answer from the SDK's network thread to the turn's own: what the library makes of one may
 * fail or take its time, and must then neither end nor hold up the network for others.
 */
final class BedrockEvents implements ConverseStreamResponseHandler {

    @SuppressWarnings("UnnecessaryLambda") // one object, known by its identity
    private static final Runnable END = () -> {};

    private final ConverseStreamResponseHandler reader;
    // As long as one answer at most, which is bounded by its tokens
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();

    BedrockEvents(ConverseStreamResponseHandler reader) {
        this.reader = reader;
    }

    /** Hands the events on, on this thread, until the answer has ended. */
    @SuppressWarnings("ReferenceEquality")
    void handOn() throws InterruptedException {
        for (var event = events.take(); event != END; event = events.take()) {
            event.run();
        }
    }

    /** No more will come. */
    void end() {
        events.add(END);
    }

    @Override
    public void responseReceived(ConverseStreamResponse response) {
        events.add(() -> reader.responseReceived(response));
    }

    @Override
    public void onEventStream(SdkPublisher<ConverseStreamOutput> stream) {
        reader.onEventStream(SdkPublisher.adapt(subscriber -> stream.subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscriber.onSubscribe(new Unhurried(subscription));
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ConverseStreamOutput event) {
                events.add(() -> subscriber.onNext(event));
            }

            @Override
            public void onError(Throwable failure) {
                events.add(() -> subscriber.onError(failure));
                end();
            }

            @Override
            public void onComplete() {
                events.add(subscriber::onComplete);
                end();
            }
        })));
    }

    @Override
    public void exceptionOccurred(Throwable failure) {
        events.add(() -> reader.exceptionOccurred(failure));
    }

    @Override
    public void complete() {
        events.add(reader::complete);
    }

    /** All was asked for at the beginning. */
    private record Unhurried(Subscription subscription) implements Subscription {

        @Override
        public void request(long events) {}

        @Override
        public void cancel() {
            subscription.cancel();
        }
    }
}
