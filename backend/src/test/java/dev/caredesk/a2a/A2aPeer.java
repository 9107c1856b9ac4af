package dev.caredesk.a2a;

import io.a2a.A2A;
import io.a2a.client.Client;
import io.a2a.client.ClientEvent;
import io.a2a.client.MessageEvent;
import io.a2a.client.TaskEvent;
import io.a2a.client.TaskUpdateEvent;
import io.a2a.client.config.ClientConfig;
import io.a2a.client.http.A2ACardResolver;
import io.a2a.client.transport.jsonrpc.JSONRPCTransport;
import io.a2a.client.transport.jsonrpc.JSONRPCTransportConfig;
import io.a2a.spec.AgentCard;
import io.a2a.spec.Task;
import io.a2a.spec.TaskIdParams;
import io.a2a.spec.TaskQueryParams;
import io.a2a.spec.TextPart;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Another agent, made of the protocol's own client. */
final class A2aPeer {

    private final AgentCard card;
    private final Client client;
    private final BlockingQueue<Task> heard = new LinkedBlockingQueue<>();

    A2aPeer(URI desk, boolean streams) throws Exception {
        card = new A2ACardResolver(desk.resolve("/").toString()).getAgentCard();
        client = Client.builder(card)
                .clientConfig(new ClientConfig.Builder().setStreaming(streams).build())
                .withTransport(JSONRPCTransport.class, new JSONRPCTransportConfig())
                .addConsumer((event, from) -> heard.add(task(event)))
                .build();
    }

    AgentCard card() {
        return card;
    }

    /** Says something in a context, or in a new one. */
    void say(String text, Optional<String> context) throws Exception {
        client.sendMessage(A2A.createUserTextMessage(text, context.orElse(null), null));
    }

    /** Returns the next that is heard of a task. */
    Task hears() throws InterruptedException {
        var task = heard.poll(20, TimeUnit.SECONDS);
        if (task == null) {
            throw new AssertionError("Nothing was heard");
        }
        return task;
    }

    /** Returns how a task ends. */
    Task hearsTheEnd() throws InterruptedException {
        var task = hears();
        while (!task.getStatus().state().isFinal()) {
            task = hears();
        }
        return task;
    }

    Task task(String id) throws Exception {
        return client.getTask(new TaskQueryParams(id));
    }

    Task cancel(String id) throws Exception {
        return client.cancelTask(new TaskIdParams(id));
    }

    static String text(Task task) {
        return task.getArtifacts().stream()
                .flatMap(artifact -> artifact.parts().stream())
                .filter(TextPart.class::isInstance)
                .map(part -> ((TextPart) part).getText())
                .collect(Collectors.joining("\n"));
    }

    private static Task task(ClientEvent event) {
        return switch (event) {
            case TaskEvent whole -> whole.getTask();
            case TaskUpdateEvent update -> update.getTask();
            case MessageEvent message -> throw new AssertionError("The desk answers with tasks");
        };
    }
}
