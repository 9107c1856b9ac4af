package dev.caredesk.infra;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that can be chosen about a deployment. Read once, from the CDK's context; docs/deployment.md describes it.
 *
 * @param ephemeral whether the data may go when the stack is destroyed
 * @param imageTag tag of images that a pipeline has pushed, instead of building them
 * @param customerKey whether data are encrypted with a key of one's own instead of those of AWS
 * @param alarmEmail who is told of alarms
 * @param openHours when the desk runs, if it does not always
 * @param pipeline who on GitHub may deploy it
 */
public record Deployment(
        Profile profile,
        boolean ephemeral,
        Optional<String> imageTag,
        NetworkSettings network,
        AccessSettings access,
        RunSettings run,
        ServiceSettings backend,
        ServiceSettings frontend,
        ModelSettings model,
        DatabaseSettings database,
        boolean customerKey,
        Optional<String> alarmEmail,
        Optional<OpenHours> openHours,
        PipelineSettings pipeline,
        Map<String, String> tags) {

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,100}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern AWS_TAG = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]*");

    /**
     * Reads the CDK's context.
     *
     * @param destination where the stack goes, as far as that is known already
     * @throws InvalidSetting naming the first setting that is misspelt or out of range
     */
    public static Deployment read(Map<String, ?> context, Destination destination) {
        var given = Settings.of(context);
        var profile = given.oneOf("profile", Profile.DEFAULT);
        var settings = given.over(profile.settings());
        var deployment = new Deployment(
                profile,
                settings.flag("ephemeral"),
                settings.text("imageTag", TAG, "a commit or a version, of letters, digits, \"_\", \".\" and \"-\""),
                NetworkSettings.read(settings),
                AccessSettings.read(settings, destination),
                RunSettings.read(settings),
                ServiceSettings.readBackend(settings),
                ServiceSettings.readFrontend(settings),
                ModelSettings.read(settings),
                DatabaseSettings.read(settings),
                settings.flag("customerKey"),
                settings.text("alarmEmail", EMAIL, "somebody@example.com"),
                OpenHours.read(settings),
                PipelineSettings.read(settings),
                readTags(settings));
        settings.refuseUnknown();
        deployment.refuseWhatDoesNotGoTogether(settings);
        return deployment;
    }

    private static Map<String, String> readTags(Settings settings) {
        var tags = settings.map("tags");
        tags.forEach((name, value) -> {
            if (name.isBlank() || name.length() > 128 || value.length() > 256) {
                throw new InvalidSetting(
                        "tags: the name \"" + name + "\" or its value is empty or longer than AWS allows.");
            }
            if (name.toLowerCase(Locale.ROOT).startsWith("aws:")
                    || !AWS_TAG.matcher(name).matches()
                    || !AWS_TAG.matcher(value).matches()) {
                throw new InvalidSetting(
                        "tags: \"" + name + "\" or its value has characters that AWS refuses in tags.");
            }
        });
        return tags;
    }

    private void refuseWhatDoesNotGoTogether(Settings settings) {
        if (profile == Profile.PRODUCTION && !access.isEncrypted()) {
            throw settings.missing(
                    "certificateArn", "the production profile serves real patients, and so only over HTTPS.");
        }
        if (profile == Profile.PRODUCTION && ephemeral) {
            throw new InvalidSetting("ephemeral is not possible in the production profile: it would let data go.");
        }
        if (backend.image().isEmpty()) {
            model.asked().forEach(this::refuseWithoutAddress);
            refuseWithoutName(model.provider(), "modelName", model.name(), "MODEL_NAME");
            model.fallbackProvider()
                    .ifPresent(fallback -> refuseWithoutName(
                            fallback, "modelFallbackName", model.fallbackName(), "MODEL_FALLBACK_NAME"));
        }
        if (openHours.isPresent() && database.engine() == DatabaseSettings.Engine.POSTGRESQL && database.multiAz()) {
            throw new InvalidSetting("offHours and databaseMultiAz exclude each other: a desk that rests at night"
                    + " needs no standby.");
        }
    }

    private void refuseWithoutName(ModelProvider provider, String setting, Optional<String> name, String variable) {
        if (!provider.hasUsualModel()
                && name.isEmpty()
                && !backend.environment().containsKey(variable)) {
            throw new InvalidSetting(setting + " is missing: " + Settings.spelled(provider)
                    + " is any server, and only you know what its models are called.");
        }
    }

    private void refuseWithoutAddress(ModelProvider provider) {
        provider.address()
                .filter(variable -> !backend.environment().containsKey(variable))
                .filter(variable ->
                        provider != model.provider() || !backend.environment().containsKey("MODEL_BASE_URL"))
                .ifPresent(variable -> {
                    throw new InvalidSetting("backendEnvironment must say where " + Settings.spelled(provider)
                            + " is: {\"" + variable + "\": \"https://models.example.com/v1\"}.");
                });
    }
}
