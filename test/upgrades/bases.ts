import * as fs from "node:fs";
import { blueprintFile } from "../support/reference";

/** Blueprints that users start from. */
export const shop = fs.readFileSync(blueprintFile("code-engine"), "utf8");
export const retail = fs.readFileSync(blueprintFile("vpc-cluster"), "utf8");
export const insight = fs.readFileSync(blueprintFile("spark"), "utf8");

const digest = "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
export const image = (name: string) => `private.de.icr.io/small/${name}@${digest}`;

/** An application without a domain, on foundations of its own. */
export const small = `name: small
region: eu-de
resourceGroup: small-prod
operators: [203.0.113.0/24]
runner: 10.243.0.0/18
audit: { existing: "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:91111111-2222-4333-8444-555555555555::" }
registry: { namespace: small }
systems:
  api:
    type: code-engine
    apps:
      web:
        image: ${image("web:1.4.2")}
`;

/** The same with a domain, a schedule and people who are told. */
export const served = `${small.replace("systems:", "events: { notify: [web@example.com] }\nsystems:")}        auth: app-id
    jobs:
      nightly:
        image: ${image("nightly:3.1.0")}
        schedule: "0 3 * * *"
    domain: api.example.com
    rotation: { image: "${image("node:20.20.2")}" }
`;
