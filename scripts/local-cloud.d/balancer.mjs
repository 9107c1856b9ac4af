// The load balancer of a synthesized CloudFormation template, as haproxy would do it.
//
//   node balancer.mjs services TEMPLATE
//       one line a service: name, target group, health path, codes, seconds to deregister, seconds to stop, CPU units, MB
//   node balancer.mjs configuration TEMPLATE PORT SOCKET SERVICE=PORT,PORT…
//       haproxy's configuration, with the servers of each service on loopback, all of them out of service at first
//   node balancer.mjs ports NUMBER EXCEPT
//       free ports of this machine, without one that is not taken yet
//   node balancer.mjs tell SOCKET COMMAND…
//       says something to a running haproxy and prints its answer
//
// What a template has and this does not know, it refuses: a rule that was left out would be worse than none.

import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";

class Refused extends Error {}

function refuse(sentence) {
    throw new Refused(sentence);
}

class Template {
    constructor(file) {
        let text;
        try {
            text = readFileSync(file, "utf8");
        } catch {
            refuse(`there is no template ${file}`);
        }
        try {
            this.resources = Object.entries(JSON.parse(text).Resources ?? {});
        } catch {
            refuse(`${file} is no CloudFormation template in JSON`);
        }
    }

    // The resources of a type, by logical id.
    all(type) {
        return new Map(
            this.resources
                .filter(([, resource]) => resource.Type === type)
                .map(([id, resource]) => [id, resource.Properties ?? {}]),
        );
    }

    one(type) {
        const [first, ...others] = this.all(type);
        if (!first || others.length > 0) refuse(`the template must have exactly one ${type}`);
        return first[1];
    }
}

const balancing = "AWS::ElasticLoadBalancingV2";

function attributes(list) {
    return Object.fromEntries((list ?? []).map(({ Key, Value }) => [Key, Value]));
}

function reference(value, what) {
    return value?.Ref ?? refuse(`${what} is not a reference to a part of the template`);
}

// The listener that forwards: with a certificate, port 80 only leads to 443, whose rules are then spoken without TLS.
function listener(template) {
    const listeners = [...template.all(`${balancing}::Listener`)];
    const serving = listeners.filter(([, { DefaultActions }]) => DefaultActions.some(({ Type }) => Type !== "redirect"));
    if (serving.length !== 1) refuse(`the template must have exactly one listener that serves, and has ${serving.length}`);
    return serving[0];
}

function rules(template) {
    const [id, { DefaultActions }] = listener(template);
    const ordered = [...template.all(`${balancing}::ListenerRule`).values()]
        .filter(({ ListenerArn }) => reference(ListenerArn, "a rule's listener") === id)
        .sort((one, other) => one.Priority - other.Priority)
        .map(({ Priority, Conditions, Actions }) => ({ name: `rule-${Priority}`, paths: paths(Conditions), action: action(Actions) }));
    return [...ordered, { name: "default", action: action(DefaultActions) }];
}

function paths(conditions) {
    return conditions.flatMap(({ Field, PathPatternConfig, Values }) =>
        Field === "path-pattern" ? (PathPatternConfig?.Values ?? Values) : refuse(`rules by ${Field} are not known here`),
    );
}

function action(actions) {
    if (actions.length !== 1) refuse("rules with several actions are not known here");
    const [{ Type, TargetGroupArn, ForwardConfig, FixedResponseConfig }] = actions;
    if (Type === "fixed-response") return { answer: FixedResponseConfig };
    if (Type !== "forward") refuse(`actions of type ${Type} are not known here`);
    const groups = ForwardConfig?.TargetGroups ?? [{ TargetGroupArn }];
    if (groups.length !== 1) refuse("rules that forward to several target groups are not known here");
    return { group: reference(groups[0].TargetGroupArn, "a rule's target group") };
}

// The services with what their target groups and tasks say.
function services(template) {
    const groups = template.all(`${balancing}::TargetGroup`);
    const tasks = template.all("AWS::ECS::TaskDefinition");
    return [...template.all("AWS::ECS::Service").values()].map(({ LoadBalancers, TaskDefinition }) => {
        const [{ ContainerName, TargetGroupArn }] = LoadBalancers;
        const group = reference(TargetGroupArn, "a service's target group");
        const task = tasks.get(reference(TaskDefinition, "a service's task"));
        const container = task.ContainerDefinitions.find(({ Name }) => Name === ContainerName);
        return {
            name: ContainerName,
            group,
            check: groups.get(group) ?? refuse(`there is no target group ${group}`),
            settings: attributes(groups.get(group).TargetGroupAttributes),
            stop: container.StopTimeout ?? 30,
            cpu: task.Cpu,
            memory: task.Memory,
        };
    });
}

// A pattern of the balancer: * is any text, ? is any character, and case counts.
function expression(pattern) {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
    return `^${escaped}$`;
}

function quoted(text) {
    return `"${text.replace(/["\\$]/g, "\\$&")}"`;
}

function answer({ StatusCode, ContentType, MessageBody }) {
    const body = MessageBody ? ` content-type ${quoted(ContentType ?? "text/plain")} string ${quoted(MessageBody)}` : "";
    return `http-request return status ${StatusCode}${body}`;
}

// Rules in the order of their priorities, the first that fits: haproxy answers before it forwards, hence the "unless".
function routing(template) {
    const lines = [];
    const earlier = [];
    for (const { name, paths: patterns, action: does } of rules(template)) {
        if (patterns) lines.push(`acl ${name} path -m reg ${patterns.map((pattern) => quoted(expression(pattern))).join(" ")}`);
        const fits = [...(patterns ? [name] : []), ...earlier.map((other) => `!${other}`)];
        const condition = fits.length > 0 ? ` if ${fits.join(" ")}` : "";
        if (does.answer) lines.push(answer(does.answer) + condition);
        else lines.push(patterns ? `use_backend ${does.group}${condition}` : `default_backend ${does.group}`);
        earlier.push(...(patterns ? [name] : []));
    }
    // haproxy warns of answers that stand after forwards, since it goes through all answers first
    const order = ["acl", "http-request", "use_backend", "default_backend"];
    return lines
        .map((line, index) => ({ line, index, kind: order.indexOf(line.split(" ")[0]) }))
        .sort((one, other) => one.kind - other.kind || one.index - other.index)
        .map(({ line }) => line);
}

function backend({ name, group, check, settings }, ports) {
    const codes = check.Matcher?.HttpCode ?? "200";
    if (!/^\d{3}(-\d{3})?(,\d{3}(-\d{3})?)*$/.test(codes)) refuse(`"${codes}" are no codes of a health check`);
    const sticky = settings["stickiness.enabled"] === "true";
    if (sticky && settings["stickiness.type"] !== "lb_cookie") refuse("stickiness is known by the balancer's cookie only");
    return [
        `backend ${group}`,
        "    balance roundrobin",
        `    option httpchk GET ${check.HealthCheckPath}`,
        `    http-check expect status ${codes}`,
        `    timeout check ${check.HealthCheckTimeoutSeconds}s`,
        ...(sticky ? [`    cookie AWSALB insert indirect nocache maxidle ${settings["stickiness.lb_cookie.duration_seconds"]}`] : []),
        `    default-server check inter ${check.HealthCheckIntervalSeconds}s rise ${check.HealthyThresholdCount} fall ${check.UnhealthyThresholdCount}`,
        ...ports.map((port, index) => {
            const server = `${name}-${index + 1}`;
            return `    server ${server} 127.0.0.1:${port}${sticky ? ` cookie ${server}` : ""} disabled`;
        }),
    ];
}

function configuration(template, port, socket, servers) {
    const balancer = attributes(template.one(`${balancing}::LoadBalancer`).LoadBalancerAttributes);
    const idle = balancer["idle_timeout.timeout_seconds"] ?? "60";
    const known = services(template);
    for (const name of servers.keys()) {
        if (!known.some((service) => service.name === name)) refuse(`the template has no service ${name}`);
    }
    return [
        "# Made from the synthesized template by scripts/local-cloud: change the stack, not this file.",
        "global",
        `    stats socket ${socket} mode 600 level admin`,
        "",
        "defaults",
        "    mode http",
        "    timeout connect 5s",
        `    timeout client ${idle}s`,
        `    timeout server ${idle}s`,
        `    timeout tunnel ${idle}s`,
        "    # the load balancer of AWS tries no second target either",
        "    retries 0",
        "",
        "frontend balancer",
        `    bind 127.0.0.1:${port}`,
        "    option forwardfor",
        "    # WebSocket is all that is switched to: a switch to HTTP/2 would lead a whole connection past the rules",
        "    http-request del-header Upgrade unless { hdr(Upgrade) -i websocket }",
        "    http-request del-header HTTP2-Settings",
        "    http-request set-header X-Forwarded-Proto http",
        `    http-request set-header X-Forwarded-Port ${port}`,
        ...(balancer["routing.http.drop_invalid_header_fields.enabled"] === "true"
            ? ["    http-request del-header [^-A-Za-z0-9] -m reg"]
            : []),
        ...routing(template).map((line) => `    ${line}`),
        ...known.flatMap((service) => ["", ...backend(service, servers.get(service.name) ?? [])]),
        "",
    ].join("\n");
}

async function freePorts(number, except) {
    const listening = await Promise.all(
        Array.from({ length: number + 1 }, () => {
            const server = createServer();
            return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
        }),
    );
    const ports = listening.map((server) => server.address().port);
    listening.forEach((server) => server.close());
    return ports.filter((port) => port !== except).slice(0, number);
}

function tell(socket, command) {
    return new Promise((resolve, reject) => {
        let text = "";
        const connection = connect(socket, () => connection.write(`${command}\n`));
        connection.on("data", (data) => (text += data));
        connection.on("end", () => resolve(text.trim()));
        connection.on("error", () => reject(new Refused("haproxy does not answer")));
    });
}

async function main([task, ...values]) {
    if (task === "services") {
        return services(new Template(values[0]))
            .map(({ name, group, check, settings, stop, cpu, memory }) =>
                [
                    name,
                    group,
                    check.HealthCheckPath,
                    check.Matcher?.HttpCode ?? "200",
                    settings["deregistration_delay.timeout_seconds"] ?? 300,
                    stop,
                    cpu,
                    memory,
                ].join(" "),
            )
            .join("\n");
    }
    if (task === "configuration") {
        const [file, port, socket, ...servers] = values;
        const ports = servers.map((server) => server.split("=")).map(([name, list]) => [name, list.split(",")]);
        return configuration(new Template(file), port, socket, new Map(ports));
    }
    if (task === "ports") return (await freePorts(Number(values[0]), Number(values[1]))).join(" ");
    if (task === "tell") return tell(values[0], values.slice(1).join(" "));
    return refuse("services, configuration, ports or tell?");
}

try {
    console.log(await main(process.argv.slice(2)));
} catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    console.error(`local-cloud: ${failure.message}`);
    process.exitCode = 1;
}
