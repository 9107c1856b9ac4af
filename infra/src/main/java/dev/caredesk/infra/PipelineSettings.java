package dev.caredesk.infra;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which repository on GitHub may deploy the stack without a stored key.
 *
 * @param repository owner/name, as in its tokens; nobody may without it
 * @param environments the environments of that repository whose jobs may
 * @param providerExists whether the account knows GitHub's tokens already; an account can learn it only once
 */
public record PipelineSettings(Optional<String> repository, List<String> environments, boolean providerExists) {

    // With the numbers that GitHub appends in the tokens of repositories made, renamed or opted in since summer 2026
    private static final Pattern REPOSITORY =
            Pattern.compile("(?<owner>[A-Za-z0-9][A-Za-z0-9-]{0,38})(@(?<ownerId>\\d+))?"
                    + "/(?<name>[A-Za-z0-9._-]{1,100})(@(?<id>\\d+))?");
    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9._-]{1,255}");

    static PipelineSettings read(Settings settings) {
        var repository = settings.text("githubRepository", REPOSITORY, "owner/name or owner@1234/name@5678");
        var environments = settings.list("githubEnvironments", List.of("production"));
        var providerExists = settings.flag("githubProviderExists");
        repository.ifPresent(PipelineSettings::refuseOneNumber);
        if (environments.isEmpty() || environments.size() > 10) {
            throw new InvalidSetting("githubEnvironments must name 1 to 10 environments.");
        }
        for (var environment : environments) {
            if (!ENVIRONMENT.matcher(environment).matches()) {
                throw new InvalidSetting(
                        "githubEnvironments must be names of letters, digits, \".\", \"_\" and \"-\"; \"" + environment
                                + "\" is none.");
            }
        }
        return new PipelineSettings(repository, environments, providerExists);
    }

    private static void refuseOneNumber(String repository) {
        var parts = REPOSITORY.matcher(repository);
        if (parts.matches() && (parts.group("ownerId") == null) != (parts.group("id") == null)) {
            throw new InvalidSetting("githubRepository must have the number of both the owner and the repository, or of"
                    + " neither; \"" + repository + "\" has one.");
        }
    }

    /** The subjects of the tokens that GitHub issues to those jobs. */
    List<String> subjects() {
        return repository.stream()
                .flatMap(owned -> environments.stream().map(name -> "repo:" + owned + ":environment:" + name))
                .toList();
    }
}
