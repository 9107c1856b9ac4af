package dev.caredesk.infra;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a deployment costs a month when few people use it, line by line. */
final class CostEstimate {

    /** One line: so many units at a price. */
    record Line(String item, double quantity, Price price) {

        BigDecimal month() {
            return BigDecimal.valueOf(quantity).multiply(price.dollars()).setScale(2, RoundingMode.HALF_UP);
        }

        String source() {
            return price.source().replace("https://aws.amazon.com/", "").replaceFirst("/$", "") + ", " + price.readOn();
        }
    }

    private static final double HOURS = 730;
    private static final int BALANCER_ADDRESSES = NetworkSettings.ZONES;
    private static final double MIB_OF_A_GIB = 1024;

    // What a quiet desk uses up, in a month
    private static final double BALANCER_CAPACITY = 0.05;
    private static final double NAT_GB = 5;
    private static final double LOG_GB = 1;
    private static final double CONNECTION_LOG_GB = 2;
    private static final double ACCESS_LOG_GB = 1;
    private static final double IMAGE_GB = 1;
    private static final double AURORA_GB = 5;
    private static final double AURORA_MILLION_REQUESTS = 2;
    private static final double AURORA_PAUSED_CAPACITY = 0.25;
    private static final double NAT_INSTANCE_DISK_GB = 8;
    private static final int INSIGHTS_METRICS = 40;

    private final Deployment deployment;
    private final List<Line> lines = new ArrayList<>();

    private CostEstimate(Deployment deployment) {
        this.deployment = deployment;
        network();
        tasks();
        database();
        rest();
    }

    static CostEstimate of(Deployment deployment) {
        return new CostEstimate(deployment);
    }

    private void network() {
        var network = deployment.network();
        if (network.natInstance()) {
            add("NAT instance", network.natGateways() * HOURS, Price.T4G_NANO_HOUR);
            add("its disk", network.natGateways() * NAT_INSTANCE_DISK_GB, Price.DISK_GB);
        } else {
            add("NAT gateway", network.natGateways() * HOURS, Price.NAT_GATEWAY_HOUR);
            add("data through it", NAT_GB, Price.NAT_GATEWAY_GB);
        }
        add("load balancer", HOURS, Price.BALANCER_HOUR);
        add("its load", BALANCER_CAPACITY * HOURS, Price.BALANCER_CAPACITY_HOUR);
        add("public IPv4 addresses", (BALANCER_ADDRESSES + network.natGateways()) * HOURS, Price.PUBLIC_IPV4_HOUR);
        if (network.flowLogs()) {
            add("flow log", CONNECTION_LOG_GB, Price.LOG_GB);
        }
    }

    private void tasks() {
        tasks("backend", deployment.backend());
        tasks("frontend", deployment.frontend());
    }

    private void tasks(String name, ServiceSettings service) {
        double hours = service.count()
                * HOURS
                * deployment.openHours().map(OpenHours::taskShare).orElse(1.0);
        add(name + ", processor", service.cpu() / MIB_OF_A_GIB * hours, processor());
        add(name + ", memory", service.memory() / MIB_OF_A_GIB * hours, memory());
    }

    private Price processor() {
        boolean spot = deployment.run().spot();
        return switch (deployment.run().architecture()) {
            case AMD64 -> spot ? Price.SPOT_CPU_HOUR : Price.FARGATE_CPU_HOUR;
            case ARM64 -> spot ? Price.SPOT_ARM_CPU_HOUR : Price.FARGATE_ARM_CPU_HOUR;
        };
    }

    private Price memory() {
        boolean spot = deployment.run().spot();
        return switch (deployment.run().architecture()) {
            case AMD64 -> spot ? Price.SPOT_GB_HOUR : Price.FARGATE_GB_HOUR;
            case ARM64 -> spot ? Price.SPOT_ARM_GB_HOUR : Price.FARGATE_ARM_GB_HOUR;
        };
    }

    private void database() {
        var settings = deployment.database();
        double hours =
                HOURS * deployment.openHours().map(OpenHours::databaseShare).orElse(1.0);
        int machines = settings.multiAz() ? 2 : 1;
        switch (settings.engine()) {
            case POSTGRESQL -> {
                add("database, " + settings.instance(), machines * hours, machine(settings.instance()));
                add("database, storage", (double) machines * settings.storage(), Price.DATABASE_GB);
            }
            case AURORA -> {
                double capacity = settings.lowestCapacity() > 0 ? settings.lowestCapacity() : AURORA_PAUSED_CAPACITY;
                add("database, Aurora's capacity", machines * capacity * hours, Price.AURORA_CAPACITY_HOUR);
                add("database, storage", AURORA_GB, Price.AURORA_GB);
                add("database, requests", AURORA_MILLION_REQUESTS, Price.AURORA_MILLION_REQUESTS);
            }
        }
        if (settings.logs()) {
            add("database's log", LOG_GB, Price.LOG_GB);
        }
    }

    private static Price machine(String instance) {
        return switch (instance) {
            case "t4g.micro" -> Price.T4G_MICRO_DATABASE_HOUR;
            case "t4g.small" -> Price.T4G_SMALL_DATABASE_HOUR;
            case "t4g.medium" -> Price.T4G_MEDIUM_DATABASE_HOUR;
            case "t4g.large" -> Price.T4G_LARGE_DATABASE_HOUR;
            default -> throw new IllegalArgumentException(instance);
        };
    }

    private void rest() {
        var model = deployment.model();
        add("secrets", model.keys().size() - model.existingSecrets().size() + 1, Price.SECRET);
        add("alarms", deployment.database().engine() == DatabaseSettings.Engine.POSTGRESQL ? 7 : 6, Price.ALARM);
        add("metric of readiness", 1, Price.METRIC);
        add("logs", LOG_GB, Price.LOG_GB);
        add("images", IMAGE_GB, Price.IMAGE_GB);
        if (deployment.run().containerInsights()) {
            add("Container Insights", INSIGHTS_METRICS, Price.METRIC);
        }
        if (deployment.access().accessLogs()) {
            add("access log", ACCESS_LOG_GB, Price.FILE_GB);
        }
        if (deployment.customerKey()) {
            add("key", 1, Price.KEY);
        }
    }

    private void add(String item, double quantity, Price price) {
        lines.add(new Line(item, quantity, price));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    BigDecimal month() {
        return lines.stream().map(Line::month).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A table for a terminal. */
    String text() {
        var text = new StringBuilder(
                "A month of this costs about (list prices of us-east-1 in US dollars, quiet use, no tax or free tier):\n");
        for (var line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-28s %9.2f x %-9s %-10s = %7.2f   %s%n",
                    line.item(),
                    line.quantity(),
                    line.price().dollars().toPlainString(),
                    line.price().unit(),
                    line.month(),
                    line.source()));
        }
        return text.append(String.format(Locale.ROOT, "  %-60s = %7.2f%n", "together", month()))
                .toString();
    }

    /** The same for a document. */
    String markdown() {
        var text = new StringBuilder("| item | quantity | price | a month | source |\n|---|--:|--:|--:|---|\n");
        for (var line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | $%s / %s | $%.2f | %s |%n",
                    line.item(),
                    line.quantity(),
                    line.price().dollars().toPlainString(),
                    line.price().unit(),
                    line.month(),
                    line.source()));
        }
        return text.append(String.format(Locale.ROOT, "| **together** | | | **$%.2f** | |%n", month()))
                .toString();
    }
}
