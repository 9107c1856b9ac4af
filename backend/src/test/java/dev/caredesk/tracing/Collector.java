package dev.caredesk.tracing;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector that takes what OTLP over HTTP brings, and keeps it. */
public final class Collector {

    private static final Map<Integer, Collector> COLLECTORS = new ConcurrentHashMap<>();

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    private Collector(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/v1/traces", this::traces);
            server.createContext("/v1/metrics", exchange -> keep(exchange));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the collector at that port, which the first test starts. */
    public static Collector at(int port) {
        return COLLECTORS.computeIfAbsent(port, Collector::new);
    }

    /** Returns the spans of a trace that came so far. */
    public List<Span> spans(String trace) {
        return spans.stream()
                .filter(span -> HexFormat.of()
                        .formatHex(span.getTraceId().toByteArray())
                        .equals(trace))
                .toList();
    }

    /** Returns all that came, as text where it is any. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void traces(HttpExchange exchange) throws IOException {
        for (var resource : read(keep(exchange)).getResourceSpansList()) {
            resource.getScopeSpansList().forEach(scope -> spans.addAll(new ArrayList<>(scope.getSpansList())));
        }
    }

    private static ExportTraceServiceRequest read(byte[] body) throws InvalidProtocolBufferException {
        return ExportTraceServiceRequest.parseFrom(body);
    }

    private byte[] keep(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            bodies.add(new String(body, StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            return body;
        }
    }
}
