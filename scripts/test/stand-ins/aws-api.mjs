// AWS as cdk deploy sees it: an account with the CDK's bootstrap (unless $CLOUD/bare is there), whose registry of images is
// the one at $REGISTRY, whose stacks are complete at once, and whose certificates have ARNs that end with 01 to 03. Each call is
// a line of $CLOUD/calls, the templates that were deployed lie in $CLOUD/templates. Writes its address to $CLOUD/api.

import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";

const { CLOUD: cloud, REGISTRY: registry } = process.env;
const account = "123456789012";
const region = "eu-west-1";
const id = (kind, name) => `arn:aws:cloudformation:${region}:${account}:${kind}/${name}/1`;
const isBare = () => existsSync(`${cloud}/bare`);
const objects = new Map();
const stacks = new Map();

class Refused extends Error {
    constructor(code, message, status = 400) {
        super(message);
        Object.assign(this, { code, status });
    }
}

const certificates = {
    "01": { Status: "ISSUED", SubjectAlternativeNames: ["example.com", "*.example.com"], NotAfter: 4_070_908_800 },
    "02": { Status: "PENDING_VALIDATION", SubjectAlternativeNames: ["desk.example.com"] },
    "03": { Status: "EXPIRED", SubjectAlternativeNames: ["desk.example.com"], NotAfter: 1_767_225_599 },
};

const member = (list, inner) => list.map((item) => `<member>${inner(item)}</member>`).join("");
const time = () => new Date().toISOString();

function stackOf(name) {
    const stack = stacks.get(name) ?? [...stacks.values()].find((each) => id("stack", each.name) === name);
    if (!stack) throw new Refused("ValidationError", `Stack with id ${name} does not exist`);
    return stack;
}

const token = {
    AccessKeyId: "KEY", SecretAccessKey: "SECRET", SessionToken: "TOKEN", Expiration: "2099-01-01T00:00:00Z",
};
const elements = (values) => Object.entries(values).map(([name, value]) => `<${name}>${value}</${name}>`).join("");

// The calls that speak in forms and XML, by their action
const forms = {
    GetCallerIdentity: () => elements({ Account: account, UserId: "USER", Arn: `arn:aws:iam::${account}:user/tester` }),
    AssumeRole({ RoleArn }) {
        if (isBare()) throw new Refused("AccessDenied", `not authorized to perform: sts:AssumeRole on ${RoleArn}`, 403);
        return `<Credentials>${elements(token)}</Credentials><AssumedRoleUser>${elements({ AssumedRoleId: "ROLE:cdk", Arn: RoleArn })}</AssumedRoleUser>`;
    },
    DescribeStacks({ StackName }) {
        const { name, status, template } = stackOf(StackName);
        const parameters = Object.entries(JSON.parse(template).Parameters ?? {});
        return `<Stacks><member>${elements({
            StackName: name, StackId: id("stack", name), StackStatus: status, CreationTime: time(),
            Parameters: member(parameters, ([ParameterKey, { Default }]) => elements({ ParameterKey, ParameterValue: Default })),
        })}</member></Stacks>`;
    },
    DescribeStackEvents({ StackName }) {
        const { name, events } = stackOf(StackName);
        return `<StackEvents>${member(events, (event) => elements({
            EventId: event, StackId: id("stack", name), StackName: name, LogicalResourceId: name, PhysicalResourceId: id("stack", name),
            ResourceType: "AWS::CloudFormation::Stack", Timestamp: time(), ResourceStatus: "CREATE_COMPLETE",
        }))}</StackEvents>`;
    },
    GetTemplate: ({ StackName }) => `<TemplateBody><![CDATA[${stackOf(StackName).template}]]></TemplateBody>`,
    CreateChangeSet({ StackName, TemplateURL, TemplateBody }) {
        const stack = stacks.get(StackName) ?? { name: StackName, template: "{}", events: [] };
        stacks.set(StackName, stack);
        stack.status = stack.events.length > 0 ? "CREATE_COMPLETE" : "REVIEW_IN_PROGRESS";
        stack.next = TemplateBody ?? objects.get(new URL(TemplateURL).pathname);
        return elements({ Id: id("changeSet", StackName), StackId: id("stack", StackName) });
    },
    DescribeChangeSet({ StackName }) {
        const { name, next } = stackOf(StackName);
        if (!next) throw new Refused("ChangeSetNotFound", "There is none", 404);
        return elements({
            ChangeSetId: id("changeSet", name), StackId: id("stack", name), StackName: name, ChangeSetName: "cdk-deploy-change-set",
            Status: "CREATE_COMPLETE", ExecutionStatus: "AVAILABLE", CreationTime: time(), IncludeNestedStacks: false,
            Changes: `<member><Type>Resource</Type><ResourceChange>${elements({ Action: "Add", LogicalResourceId: name, ResourceType: "AWS::Any" })}</ResourceChange></member>`,
        });
    },
    ExecuteChangeSet({ StackName }) {
        const stack = stackOf(StackName);
        stack.template = stack.next;
        delete stack.next;
        stack.status = "CREATE_COMPLETE";
        stack.events.unshift(`event-${stack.events.length + 1}`);
        mkdirSync(`${cloud}/templates`, { recursive: true });
        writeFileSync(`${cloud}/templates/${stack.events.length}.json`, stack.template);
        return "";
    },
    DeleteChangeSet({ StackName }) {
        delete stackOf(StackName).next;
        return "";
    },
};

// The calls that speak in JSON, by their target
const targets = {
    "AmazonSSM.GetParameter"({ Name }) {
        if (isBare()) throw new Refused("ParameterNotFound", `no parameter ${Name}`);
        return { Parameter: { Name, Type: "String", Value: "30" } };
    },
    "CertificateManager.DescribeCertificate"({ CertificateArn }) {
        const Certificate = certificates[CertificateArn.slice(-2)];
        if (!Certificate) throw new Refused("ResourceNotFoundException", `Could not find certificate ${CertificateArn}.`);
        return { Certificate: { CertificateArn, ...Certificate } };
    },
    "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories"({ repositoryNames: [repositoryName] }) {
        if (isBare()) throw new Refused("RepositoryNotFoundException", `no repository ${repositoryName}`);
        return { repositories: [{ repositoryName, repositoryUri: `${registry}/${repositoryName}` }] };
    },
    async "AmazonEC2ContainerRegistry_V20150921.DescribeImages"({ repositoryName, imageIds: [{ imageTag }] }) {
        const found = await fetch(`http://${registry}/v2/${repositoryName}/manifests/${imageTag}`, {
            method: "HEAD", headers: { Accept: "application/vnd.docker.distribution.manifest.v2+json" },
        });
        if (!found.ok) throw new Refused("ImageNotFoundException", `no image ${imageTag}`);
        return { imageDetails: [{ repositoryName, imageTags: [imageTag], imageDigest: found.headers.get("docker-content-digest") }] };
    },
    "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken": () => ({
        authorizationData: [{ authorizationToken: btoa("AWS:PASSWORD"), proxyEndpoint: `http://${registry}`, expiresAt: 4_070_908_800 }],
    }),
};

// Files: a bucket that takes and finds whatever it is given
function file(method, path, query, text) {
    if (isBare()) throw new Refused("NoSuchBucket", "The specified bucket does not exist", 404);
    if (method === "PUT") objects.set(path, text);
    if (query.has("location")) return `<LocationConstraint>${region}</LocationConstraint>`;
    if (query.has("encryption")) throw new Refused("ServerSideEncryptionConfigurationNotFoundError", "There is none", 404);
    if (query.has("list-type")) {
        const key = query.get("prefix");
        return `<ListBucketResult>${objects.has(`${path.replace(/\/$/, "")}/${key}`) ? `<Contents>${elements({ Key: key, Size: 1000 })}</Contents>` : ""}</ListBucketResult>`;
    }
    if (method === "GET" && !objects.has(path)) throw new Refused("NoSuchKey", "There is none", 404);
    return method === "GET" ? objects.get(path) : "";
}

const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    const { pathname, searchParams } = new URL(request.url, "http://aws");
    const target = request.headers["x-amz-target"];
    const fields = target || pathname !== "/" ? {} : Object.fromEntries(new URLSearchParams(text));
    const call = target ?? fields.Action ?? `${request.method} ${request.url}`;
    appendFileSync(`${cloud}/calls`, `${call}\n`);
    const send = (status, type, body) => response.writeHead(status, { "Content-Type": type }).end(body);
    try {
        if (target) {
            if (!targets[target]) throw new Refused("UnknownOperationException", `${target} is not known here`);
            return send(200, "application/x-amz-json-1.1", JSON.stringify(await targets[target](JSON.parse(text))));
        }
        if (fields.Action) {
            if (!forms[fields.Action]) throw new Refused("InvalidAction", `${fields.Action} is not known here`);
            return send(200, "text/xml", `<R><${fields.Action}Result>${forms[fields.Action](fields)}</${fields.Action}Result></R>`);
        }
        return send(200, "application/xml", file(request.method, pathname, searchParams, text));
    } catch (refused) {
        const { code = "InternalFailure", status = 500, message } = refused;
        if (target) return send(status, "application/x-amz-json-1.1", JSON.stringify({ __type: code, message }));
        const error = `<Error>${elements({ Type: "Sender", Code: code, Message: message })}</Error>`;
        return send(status, "text/xml", fields.Action ? `<ErrorResponse>${error}</ErrorResponse>` : error);
    }
});
server.listen(0, "127.0.0.1", () => writeFileSync(`${cloud}/api`, `http://127.0.0.1:${server.address().port}`));
