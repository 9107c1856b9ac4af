package dev.caredesk.agent.remote;

/** {@code AGENT_URL} is no address. The message is one sentence for whoever starts the desk. */
public class InvalidAgentUrl extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidAgentUrl(String url, String why) {
        super("AGENT_URL is \"" + url + "\", which " + why + ": give an address such as http://agent:9000.");
    }
}
