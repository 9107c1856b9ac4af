// Which images a stack wants: a line "MODULE ARCHITECTURE REPOSITORY ROLE" for each that is built from the sources.
// Usage: assets.mjs INFRA_ASSETS_JSON ACCOUNT REGION

import { readFileSync } from "node:fs";

const [file, account, region] = process.argv.slice(2);

const filled = (text) =>
    text.replaceAll("${AWS::AccountId}", account).replaceAll("${AWS::Region}", region).replaceAll("${AWS::Partition}", "aws");

for (const image of Object.values(JSON.parse(readFileSync(file, "utf8")).dockerImages ?? {})) {
    const [command, module, , architecture] = image.source.executable;
    if (!command.endsWith("/build-image") || !architecture) {
        console.error(`${image.displayName}: leave imageTag out of the settings, the pipeline names it.`);
        process.exit(1);
    }
    const { repositoryName, assumeRoleArn } = Object.values(image.destinations)[0];
    console.log([module, architecture, filled(repositoryName), filled(assumeRoleArn)].join(" "));
}
