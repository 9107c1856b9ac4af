package dev.caredesk.infra;

/**
 * How the stack reaches the internet.
 *
 * @param natGateways one for all, or one in each availability zone
 * @param natInstance whether a small virtual machine does a gateway's work
 * @param flowLogs whether each connection is written down
 */
public record NetworkSettings(int natGateways, boolean natInstance, boolean flowLogs) {

    /** How many availability zones the stack spans. */
    public static final int ZONES = 2;

    static NetworkSettings read(Settings settings) {
        return new NetworkSettings(
                settings.number("natGateways", 1, 1, ZONES), settings.flag("natInstance"), settings.flag("flowLogs"));
    }
}
