package dev.caredesk.evaluation.desk;

/**
 * The model that answers.
 *
 * @param reason why it is not the one that was asked for; empty if it is
 */
public record Model(String provider, String name, String reason) {

    @Override
    public String toString() {
        return provider.equals(name) ? provider : provider + " " + name;
    }
}
