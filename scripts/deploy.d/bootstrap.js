// Adds to the CDK's bootstrap template what its registry lacks. Usage: bootstrap.js CUSTOMER_KEY TEMPLATE
"use strict";

const { readFileSync, writeFileSync } = require("node:fs");

const KEPT_IMAGES = 50;
const [customerKey, file] = process.argv.slice(2);

const settings = ["ImageScanningConfiguration:", "  ScanOnPush: true"];
if (customerKey === "true") {
    settings.push("EncryptionConfiguration:", "  EncryptionType: KMS");
}

const expiring = ["backend", "frontend"].map((module, index) => ({
    rulePriority: index + 10,
    description: `The ${KEPT_IMAGES} newest images of the ${module}`,
    selection: {
        tagStatus: "tagged",
        tagPrefixList: [`${module}-`],
        countType: "imageCountMoreThan",
        countNumber: KEPT_IMAGES,
    },
    action: { type: "expire" },
}));

function replaceOnce(text, pattern, replacement) {
    const found = text.match(new RegExp(pattern, "gm")) ?? [];
    if (found.length !== 1) {
        console.error(`This version of the CDK's bootstrap template is not known: ${found.length} times ${pattern}.`);
        process.exit(1);
    }
    return text.replace(pattern, replacement);
}

let template = readFileSync(file, "utf8");
template = replaceOnce(template, /^( +)ImageTagMutability: IMMUTABLE\n/m, (line, indent) =>
    line + settings.map((setting) => `${indent}${setting}\n`).join(""),
);
template = replaceOnce(template, /LifecyclePolicyText: \|\n( +)(\{[\s\S]*?\n\1\})\n/m, (_, indent, policy) => {
    const { rules } = JSON.parse(policy);
    const whole = JSON.stringify({ rules: [...rules, ...expiring] }, null, 2).replaceAll("\n", `\n${indent}`);
    return `LifecyclePolicyText: |\n${indent}${whole}\n`;
});
writeFileSync(file, template);
