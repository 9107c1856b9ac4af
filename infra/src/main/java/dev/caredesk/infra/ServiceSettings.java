package dev.caredesk.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One service: what runs, and how large.
 *
 * @param image another image than this project's, by its address in any registry
 * @param healthPath answers 200 as long as the container need not be replaced
 * @param cpu in 1/1024 of a processor
 * @param memory in MiB
 * @param count how many tasks run
 * @param environment settings of one's own
 * @param secrets names in Secrets Manager by the variables that get their values
 * @param readOnlyRoot whether only {@code /tmp} can be written
 */
public record ServiceSettings(
        Optional<String> image,
        int port,
        String healthPath,
        int cpu,
        int memory,
        int count,
        Map<String, String> environment,
        Map<String, String> secrets,
        boolean readOnlyRoot) {

    private static final String HEALTH_PATH = "/health/live";
    private static final int MOST_TASKS = 20;
    private static final int GIB = 1024;
    private static final Pattern IMAGE =
            Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._/:-]{0,200}(:[\\w][\\w.-]{0,127}|@sha256:[0-9a-f]{64})");
    private static final Pattern PATH = Pattern.compile("/[\\w./~%-]{0,200}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,255}");
    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");

    static ServiceSettings readBackend(Settings settings) {
        return read(settings, "backend", 8000, 512, GIB);
    }

    static ServiceSettings readFrontend(Settings settings) {
        return read(settings, "frontend", 8501, 256, GIB / 2);
    }

    private static ServiceSettings read(Settings settings, String name, int port, int cpu, int memory) {
        var own = settings.nested(name + "Image", "image");
        var environment = new TreeMap<>(readVariables(settings, name + "Environment"));
        var service = new ServiceSettings(
                own.map(ServiceSettings::readImage),
                own.map(image -> image.number("port", port, 1, 65_535)).orElse(port),
                own.flatMap(image -> image.text("healthPath", PATH, HEALTH_PATH))
                        .orElse(HEALTH_PATH),
                readCpu(own, settings, name + "Cpu", cpu),
                readMemory(own, settings, name + "Memory", memory),
                settings.number(name + "Count", 1, 1, MOST_TASKS),
                environment,
                own.map(ServiceSettings::readSecrets).orElse(Map.of()),
                own.map(image -> !image.flag("writableRoot")).orElse(true));
        own.ifPresent(image -> {
            environment.putAll(readVariables(image, "environment"));
            image.refuseUnknown();
        });
        refuseMemoryThatFargateLacks(name, service);
        return service;
    }

    private static String readImage(Settings image) {
        return image.text("image", IMAGE, "ghcr.io/owner/agent:1.0, with a tag or a digest")
                .orElseThrow(() -> image.missing("image", "it is the image's address in a registry."));
    }

    private static int readCpu(Optional<Settings> own, Settings settings, String name, int otherwise) {
        var choices = List.of(256, 512, GIB, 2 * GIB, 4 * GIB, 8 * GIB, 16 * GIB);
        int general = settings.oneOf(name, otherwise, choices);
        return own.map(image -> image.oneOf("cpu", general, choices)).orElse(general);
    }

    private static int readMemory(Optional<Settings> own, Settings settings, String name, int otherwise) {
        int general = settings.number(name, otherwise, 512, 120 * GIB);
        return own.map(image -> image.number("memory", general, 512, 120 * GIB)).orElse(general);
    }

    private static Map<String, String> readVariables(Settings settings, String name) {
        var variables = settings.map(name);
        variables.keySet().forEach(variable -> refuseBadVariable(settings.named(name), variable));
        return variables;
    }

    private static Map<String, String> readSecrets(Settings image) {
        var secrets = image.map("secrets");
        secrets.forEach((variable, secret) -> {
            refuseBadVariable(image.named("secrets"), variable);
            refuseBadSecretName(image.named("secrets"), secret);
        });
        return new TreeMap<>(secrets);
    }

    static void refuseBadVariable(String setting, String variable) {
        if (!VARIABLE.matcher(variable).matches()) {
            throw new InvalidSetting(setting + ": \"" + variable + "\" is no name of an environment variable.");
        }
    }

    static void refuseBadSecretName(String setting, String secret) {
        if (!SECRET_NAME.matcher(secret).matches()) {
            throw new InvalidSetting(setting + ": \"" + secret + "\" is no name of a secret in Secrets Manager.");
        }
    }

    private static void refuseMemoryThatFargateLacks(String name, ServiceSettings service) {
        var choices = memoryChoices(service.cpu);
        if (!choices.contains(service.memory)) {
            var setting = service.image.isPresent() ? name + "Image.memory" : name + "Memory";
            throw new InvalidSetting(setting + " must be one of " + shortened(choices) + " MiB with " + service.cpu
                    + " units of CPU, which is what Fargate offers; " + service.memory + " is not.");
        }
    }

    private static String shortened(List<Integer> choices) {
        var texts = choices.stream().map(Object::toString).toList();
        return texts.size() <= 4
                ? String.join(", ", texts)
                : texts.getFirst() + ", " + texts.get(1) + ", … " + texts.getLast();
    }

    /** What Fargate offers, in MiB. */
    private static List<Integer> memoryChoices(int cpu) {
        return switch (cpu) {
            case 256 -> List.of(512, GIB, 2 * GIB);
            case 512 -> steps(1, 4, 1);
            case GIB -> steps(2, 8, 1);
            case 2 * GIB -> steps(4, 16, 1);
            case 4 * GIB -> steps(8, 30, 1);
            case 8 * GIB -> steps(16, 60, 4);
            default -> steps(32, 120, 8);
        };
    }

    private static List<Integer> steps(int first, int last, int step) {
        var choices = new ArrayList<Integer>();
        for (int gib = first; gib <= last; gib += step) {
            choices.add(gib * GIB);
        }
        return choices;
    }
}
