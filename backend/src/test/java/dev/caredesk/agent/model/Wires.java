package dev.caredesk.agent.model;

import java.util.stream.Stream;

/** Opens scripted servers by the provider they stand for. */
public final class Wires {

    private Wires() {}

    /** Every provider that is asked over a wire. */
    public static Stream<String> providers() {
        return Stream.of(Provider.values()).filter(it -> it != Provider.BUILTIN).map(Provider::id);
    }

    /** Whether a tool's arguments go over the wire as a text, which may be no JSON. */
    public static boolean sendArgumentsAsText(String provider) {
        return switch (Wire.of(Provider.named(provider).orElseThrow())) {
            case OPENAI, MISTRAL, ANTHROPIC, BEDROCK -> true;
            case GEMINI, OLLAMA -> false;
        };
    }

    /** Starts a server that speaks as the provider does, on any port. */
    public static ScriptedModelServer serve(String provider) {
        return new ScriptedModelServer(0, Wire.of(Provider.named(provider).orElseThrow()));
    }
}
