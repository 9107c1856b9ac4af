package dev.caredesk.agent.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.agent.model.ScriptedModelServer.Call;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** How a family of providers streams an answer: the pieces of it as they go over the wire, without and with its end. */
enum Wire {
    OPENAI("text/event-stream") {
        @Override
        List<byte[]> text(List<String> pieces) {
            return pieces.stream()
                    .map(piece -> data(choice(Map.of("role", "assistant", "content", piece), "")))
                    .toList();
        }

        @Override
        List<byte[]> calls(List<Call> calls) {
            var sent = new ArrayList<byte[]>();
            for (var at = 0; at < calls.size(); at++) {
                var call = calls.get(at);
                sent.add(data(choice(Map.of("tool_calls", List.of(toolCall(at, call))), "")));
            }
            return sent;
        }

        @Override
        List<byte[]> end(boolean tools) {
            return List.of(
                    data(choice(Map.of(), tools ? "tool_calls" : "stop")),
                    data(Map.of(
                            "choices",
                            List.of(),
                            "usage",
                            Map.of("prompt_tokens", 9, "completion_tokens", 5, "total_tokens", 14))),
                    "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        }
    },

    /** As OpenAI, but with all tool calls in one piece. */
    MISTRAL("text/event-stream") {
        @Override
        List<byte[]> text(List<String> pieces) {
            return OPENAI.text(pieces);
        }

        @Override
        List<byte[]> calls(List<Call> calls) {
            var all = new ArrayList<Map<String, Object>>();
            for (var at = 0; at < calls.size(); at++) {
                all.add(toolCall(at, calls.get(at)));
            }
            return List.of(data(choice(Map.of("tool_calls", all), "")));
        }

        @Override
        List<byte[]> end(boolean tools) {
            return OPENAI.end(tools);
        }
    },

    ANTHROPIC("text/event-stream") {
        @Override
        List<byte[]> text(List<String> pieces) {
            var sent = begin();
            sent.add(event(
                    "content_block_start", Map.of("index", 0, "content_block", Map.of("type", "text", "text", ""))));
            for (var piece : pieces) {
                sent.add(event(
                        "content_block_delta",
                        Map.of("index", 0, "delta", Map.of("type", "text_delta", "text", piece))));
            }
            return sent;
        }

        @Override
        List<byte[]> calls(List<Call> calls) {
            var sent = begin();
            for (var at = 0; at < calls.size(); at++) {
                var call = calls.get(at);
                var block = Map.of(
                        "type", "tool_use", "id", "toolu_" + System.nanoTime(), "name", call.name(), "input", Map.of());
                sent.add(event("content_block_start", Map.of("index", at, "content_block", block)));
                sent.add(event(
                        "content_block_delta",
                        Map.of("index", at, "delta", Map.of("type", "input_json_delta", "partial_json", call.json()))));
                sent.add(event("content_block_stop", Map.of("index", at)));
            }
            return sent;
        }

        @Override
        List<byte[]> end(boolean tools) {
            var sent = new ArrayList<byte[]>();
            if (!tools) {
                sent.add(event("content_block_stop", Map.of("index", 0)));
            }
            sent.add(event(
                    "message_delta",
                    Map.of(
                            "delta",
                            Map.of("stop_reason", tools ? "tool_use" : "end_turn"),
                            "usage",
                            Map.of("output_tokens", 5))));
            sent.add(event("message_stop", Map.of()));
            return sent;
        }

        private List<byte[]> begin() {
            var sent = new ArrayList<byte[]>();
            sent.add(event(
                    "message_start",
                    Map.of("message", Map.of("id", "msg-1", "model", "scripted", "usage", Map.of("input_tokens", 9)))));
            return sent;
        }

        private byte[] event(String type, Map<String, Object> more) {
            var body = new TreeMap<String, Object>(more);
            body.put("type", type);
            return ("event: " + type + "\ndata: " + json(body) + "\n\n").getBytes(StandardCharsets.UTF_8);
        }
    },

    GEMINI("text/event-stream") {
        @Override
        List<byte[]> text(List<String> pieces) {
            return pieces.stream()
                    .map(piece -> data(candidate(List.of(Map.of("text", piece)), "")))
                    .toList();
        }

        @Override
        List<byte[]> calls(List<Call> calls) {
            var parts = calls.stream()
                    .map(call -> Map.<String, Object>of(
                            "functionCall", Map.of("name", call.name(), "args", tree(call.json()))))
                    .toList();
            return List.of(data(candidate(parts, "")));
        }

        @Override
        List<byte[]> end(boolean tools) {
            return List.of(data(candidate(List.of(), "STOP")));
        }

        private Map<String, Object> candidate(List<? extends Map<String, ?>> parts, String finish) {
            var content = Map.of("role", "model", "parts", parts);
            var candidate =
                    finish.isEmpty() ? Map.of("content", content) : Map.of("content", content, "finishReason", finish);
            return Map.of(
                    "candidates",
                    List.of(candidate),
                    "modelVersion",
                    "scripted",
                    "usageMetadata",
                    Map.of("promptTokenCount", 9, "candidatesTokenCount", 5, "totalTokenCount", 14));
        }
    },

    OLLAMA("application/x-ndjson") {
        @Override
        List<byte[]> text(List<String> pieces) {
            return pieces.stream()
                    .map(piece -> line(Map.of("message", message(piece), "done", false)))
                    .toList();
        }

        @Override
        List<byte[]> calls(List<Call> calls) {
            var sent = new ArrayList<byte[]>();
            for (var at = 0; at < calls.size(); at++) {
                var function = Map.of(
                        "name",
                        calls.get(at).name(),
                        "arguments",
                        tree(calls.get(at).json()),
                        "index",
                        at);
                var message = new TreeMap<String, Object>(message(""));
                message.put("tool_calls", List.of(Map.of("function", function)));
                sent.add(line(Map.of("message", message, "done", false)));
            }
            return sent;
        }

        @Override
        List<byte[]> end(boolean tools) {
            return List.of(line(Map.of(
                    "message",
                    message(""),
                    "done",
                    true,
                    "done_reason",
                    "stop",
                    "prompt_eval_count",
                    9,
                    "eval_count",
                    5)));
        }

        private Map<String, Object> message(String text) {
            return Map.of("role", "assistant", "content", text);
        }

        private byte[] line(Map<String, Object> body) {
            var whole = new TreeMap<>(body);
            whole.put("model", "scripted");
            return (json(whole) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    },

    BEDROCK("application/vnd.amazon.eventstream") {
        @Override
        List<byte[]> text(List<String> pieces) {
            var sent = new ArrayList<byte[]>();
            sent.add(event("messageStart", Map.of("role", "assistant")));
            for (var piece : pieces) {
                sent.add(event("contentBlockDelta", Map.of("contentBlockIndex", 0, "delta", Map.of("text", piece))));
            }
            return sent;
        }

        @Override
        List<byte[]> calls(List<Call> calls) {
            var sent = new ArrayList<byte[]>();
            sent.add(event("messageStart", Map.of("role", "assistant")));
            for (var at = 0; at < calls.size(); at++) {
                var use = Map.of(
                        "toolUseId",
                        "tool" + System.nanoTime(),
                        "name",
                        calls.get(at).name());
                sent.add(event("contentBlockStart", Map.of("contentBlockIndex", at, "start", Map.of("toolUse", use))));
                sent.add(event(
                        "contentBlockDelta",
                        Map.of(
                                "contentBlockIndex",
                                at,
                                "delta",
                                Map.of("toolUse", Map.of("input", calls.get(at).json())))));
                sent.add(event("contentBlockStop", Map.of("contentBlockIndex", at)));
            }
            return sent;
        }

        @Override
        List<byte[]> end(boolean tools) {
            var sent = new ArrayList<byte[]>();
            if (!tools) {
                sent.add(event("contentBlockStop", Map.of("contentBlockIndex", 0)));
            }
            sent.add(event("messageStop", Map.of("stopReason", tools ? "tool_use" : "end_turn")));
            sent.add(event(
                    "metadata",
                    Map.of(
                            "usage",
                            Map.of("inputTokens", 9, "outputTokens", 5, "totalTokens", 14),
                            "metrics",
                            Map.of("latencyMs", 1))));
            return sent;
        }

        @Override
        byte[] nothing() {
            return event("somethingNew", Map.of());
        }

        private byte[] event(String type, Map<String, Object> body) {
            var bytes = new ByteArrayOutputStream();
            new Message(
                            Map.of(
                                    ":message-type", HeaderValue.fromString("event"),
                                    ":event-type", HeaderValue.fromString(type),
                                    ":content-type", HeaderValue.fromString("application/json")),
                            json(body).getBytes(StandardCharsets.UTF_8))
                    .encode(bytes);
            return bytes.toByteArray();
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String contentType;

    Wire(String contentType) {
        this.contentType = contentType;
    }

    static Wire of(Provider provider) {
        return switch (provider) {
            case OPENAI, HUGGINGFACE, COHERE, OPENAI_COMPATIBLE -> OPENAI;
            case MISTRAL -> MISTRAL;
            case ANTHROPIC -> ANTHROPIC;
            case GEMINI -> GEMINI;
            case OLLAMA -> OLLAMA;
            case BEDROCK -> BEDROCK;
            case BUILTIN -> throw new IllegalArgumentException("nothing goes over a wire");
        };
    }

    String contentType() {
        return contentType;
    }

    /** The beginning of an answer of words. */
    abstract List<byte[]> text(List<String> pieces);

    /** The beginning of an answer of tool calls, all in one. */
    abstract List<byte[]> calls(List<Call> calls);

    /** What makes an answer whole. */
    abstract List<byte[]> end(boolean tools);

    /** What may be sent in the middle of an answer and is no part of it. */
    byte[] nothing() {
        return (contentType.equals("text/event-stream") ? ": wait\n\n" : "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> choice(Map<String, Object> delta, String finish) {
        var choice = finish.isEmpty()
                ? Map.of("index", 0, "delta", delta)
                : Map.of("index", 0, "delta", delta, "finish_reason", finish);
        return Map.of(
                "id",
                "chat-1",
                "object",
                "chat.completion.chunk",
                "created",
                1,
                "model",
                "scripted",
                "choices",
                List.of(choice));
    }

    private static Map<String, Object> toolCall(int index, Call call) {
        return Map.of(
                "index",
                index,
                "id",
                "call" + index + "x" + System.nanoTime(),
                "type",
                "function",
                "function",
                Map.of("name", call.name(), "arguments", call.json()));
    }

    private static byte[] data(Map<String, Object> body) {
        return ("data: " + json(body) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Where arguments go as JSON and not as a text of it, they cannot be malformed
    private static Object tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return Map.of("malformed", json);
        }
    }
}
