import { image, insight, retail, served, shop, small } from "./bases";

/** One change that a user makes, and what the service would say to it. */
export interface Change {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /** Clean: it is applied, planned again without a change, and destroyed. */
  readonly clean?: true;
  /** What is found, each of them. */
  readonly finds?: readonly RegExp[];
  /** Addresses of what would be lost or down, with what goes with it. */
  readonly costs?: Readonly<Record<string, RegExp>>;
  /** What is accepted by name. */
  readonly accept?: readonly string[];
  /** Among those of every run of the tests. */
  readonly quick?: true;
}

/** The text with one part in place of another, which has to be there. */
function edited(text: string, ...edits: readonly (readonly [string | RegExp, string])[]): string {
  return edits.reduce((before, [part, other]) => {
    const after = before.replace(part, other);
    if (after === before) throw new Error(`nothing matches ${String(part)}`);
    return after;
  }, text);
}

const second = `  other:
    type: code-engine
    domain: other.example.com
    rotation: { image: "${image("node:20.20.2")}" }
    apps:
      back: { image: ${image("back:1.0.0")}, auth: app-id }
`;
const databases = `    databases:
      orders: { service: databases-for-postgresql, version: "17" }
`;
const elsewhere = [
  ["region: eu-de", "region: eu-gb"],
  [":logs:eu-de:", ":logs:eu-gb:"],
  [/private\.de\.icr/g, "private.uk.icr"],
] as const;

const batch = (options: string) =>
  edited(retail, ["      gateway: { flavor", `      batch: { flavor: bx2.16x64${options} }\n      gateway: { flavor`]);
const fixPack = (options: string) =>
  edited(retail, ['version: "1.35"\n', `version: "1.35"\n    fixPack: { version: ${options} }\n`]);

export const changes: readonly Change[] = [
  { what: "a first domain", from: small, to: edited(served, [/ {4}jobs:[\s\S]*?\* \*"\n/, ""]), clean: true },
  { what: "a domain, a job and a schedule", from: small, to: served, clean: true, quick: true },
  { what: "another time", from: served, to: edited(served, ['"0 3', '"0 4']), clean: true },
  { what: "another image", from: small, to: edited(small, ["web:1.4.2", "web:1.4.3"]), clean: true, quick: true },
  { what: "more instances", from: small, to: `${small}        instances: { max: 20 }\n`, clean: true },
  { what: "another host", from: served, to: edited(served, ["api.example.com", "www.example.com"]), clean: true },
  { what: "a second system", from: served, to: `${served}${second}`, clean: true },
  { what: "a removed system", from: `${served}${second}`, to: served, clean: true },
  { what: "more operators", from: small, to: edited(small, ["0/24]", "0/24, 198.51.100.0/24]"]), clean: true },
  { what: "another runner", from: small, to: edited(small, ["10.243.0.0/18", "10.244.0.0/18"]), clean: true },
  {
    what: "one more recipient of alerts",
    from: shop,
    to: edited(shop, ["ty@example.com", "ty@example.com, o@example.com"]),
    clean: true,
  },
  { what: "another commit to build", from: shop, to: edited(shop, ["0123456789", "1123456789"]), clean: true },
  {
    what: "one more key of a secret",
    from: shop,
    to: edited(shop, ["keys: [password]", "keys: [password, user]"]),
    clean: true,
  },
  {
    what: "one more Spark application",
    from: insight,
    to: `${insight}      weekly:
        application: reports/weekly.py
        sha256: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
`,
    clean: true,
  },
  { what: "a database", from: edited(retail, [databases, ""]), to: retail, clean: true },
  { what: "a newer Kubernetes", from: retail, to: edited(retail, ['"1.35"', '"1.36"']), clean: true },
  {
    what: "one more pool",
    from: retail,
    to: edited(retail, ["      gateway: { flavor", "      batch: { flavor: bx2.4x16 }\n      gateway: { flavor"]),
    clean: true,
  },
  { what: "a first fix pack", from: retail, to: fixPack("1.35.4_1531"), clean: true },
  { what: "the next fix pack", from: fixPack("1.35.4_1531"), to: fixPack("1.35.4_1532, retry: 1"), clean: true },
  {
    what: "other labels and taints of a pool",
    from: batch(", labels: { purpose: batch }, taints: [{ key: purpose, value: batch }]"),
    to: batch(", labels: { team: web }, taints: [{ key: purpose, value: night, effect: NoExecute }]"),
    clean: true,
  },
  {
    what: "a pool without its taints",
    from: batch(", taints: [{ key: purpose, value: batch }]"),
    to: batch(""),
    finds: [/pool-batch: leaving out taints changes nothing: what is there stays \[update-suppressed\]$/],
  },
  {
    what: "a second disk of a pool",
    from: batch(""),
    to: batch(", secondaryStorage: 900gb.10iops-tier"),
    costs: { "retail-apps ibm_container_vpc_worker_pool.pool-batch": /^its workers are deleted before/ },
  },
  { what: "one more namespace", from: retail, to: edited(retail, ["[shop]", "[shop, cart]"]), clean: true },
  {
    what: "a database that goes",
    from: retail,
    to: edited(retail, [databases, ""]),
    costs: {
      "retail-foundations ibm_kms_key.encryption_apps-orders_key": /encrypted with it/,
      "retail-apps ibm_database.database-orders": /^its data, .*deletion_protection/,
    },
  },
  {
    what: "a domain that goes",
    from: served,
    to: small,
    costs: { "small-foundations ibm_cis_domain.edge_zone": /^the zone: its name servers change/ },
  },
  {
    what: "a domain that goes and is accepted",
    from: served,
    to: small,
    accept: [
      ...["ibm_cis.edge_instance", "ibm_cis_domain.edge_zone", "ibm_resource_instance.app-id_instance"],
      ...["ibm_resource_instance.secrets_instance", "ibm_kms_key.encryption_secrets-manager_key"],
      ...["ibm_resource_instance.encryption_instance", "ibm_kms_key.encryption_events_key"],
    ],
    clean: true,
  },
  { what: "a job that goes", from: served, to: edited(served, [/ {4}jobs:[\s\S]*?\* \*"\n/, ""]), clean: true },
  {
    what: "another zone",
    from: served,
    to: edited(served, ["api.example.com", "api.example.org"]),
    finds: [/^small-foundations plan ibm_cis_domain\.edge_zone: domain can only be set at creation/],
  },
  {
    what: "another region",
    from: small,
    to: edited(small, ...elsewhere),
    finds: [/^small-foundations plan : 2 resources stay in eu-de/, /^small-api plan : 4 resources stay in eu-de/],
    quick: true,
  },
  {
    what: "another registry namespace",
    from: small,
    to: edited(small, ["namespace: small", "namespace: other"], [/icr\.io\/small\//g, "icr.io/other/"]),
    costs: { "small-foundations ibm_cr_namespace.registry_namespace": /^its images$/ },
    quick: true,
  },
  {
    what: "another resource group",
    from: small,
    to: edited(small, ["small-prod", "other-prod"]),
    finds: [/ibm_cr_namespace\.registry_namespace: .*\[name-kept\]$/],
    costs: { "small-foundations ibm_cr_namespace.registry_namespace": /^its images$/ },
  },
  {
    what: "another name of the platform",
    from: small,
    to: edited(small, ["name: small", "name: tiny"]),
    finds: [
      /^tiny-foundations apply ibm_cr_namespace\.registry_namespace: .*by the stack small-foundations \[name-taken\]$/,
    ],
    quick: true,
  },
  { what: "another name of a system", from: small, to: edited(small, ["  api:", "  web:"]), clean: true },
  {
    what: "another name of a system with a host",
    from: served,
    to: edited(served, ["  api:", "  web:"]),
    finds: [/^small-web apply ibm_sm_public_certificate\..*by the stack small-api \[name-taken\]$/],
  },
  {
    what: "another key of columns",
    from: insight,
    to: edited(insight, ["footerKey: footer", "footerKey: foot"]),
    costs: { "insight-foundations ibm_kms_key.encryption_analytics-parquet-footer_key": /encrypted with it/ },
  },
  {
    what: "another range of the network",
    from: retail,
    to: edited(retail, ["10.10.0.0/16", "10.20.0.0/16"]),
    finds: [/^retail-foundations apply : subnet .* cannot be deleted: .* uses it \[still-in-use\]$/],
  },
  {
    what: "a larger tier of workers",
    from: retail,
    to: edited(retail, ["workers: { prefixLength: 24 }", "workers: { prefixLength: 23 }"]),
    finds: [/^retail-foundations apply : subnet .* cannot be deleted: cluster .* uses it \[still-in-use\]$/],
  },
  {
    what: "a larger pool of the cluster",
    from: retail,
    to: edited(retail, ["size: 2", "size: 3"]),
    finds: [/^retail-apps plan ibm_container_vpc_cluster\.cluster: worker_count can only be set at creation/],
  },
  {
    what: "another flavor of the cluster",
    from: retail,
    to: edited(retail, ["bx2.8x32", "bx2.16x64"]),
    finds: [/^retail-apps plan ibm_container_vpc_cluster\.cluster: flavor can only be set at creation/],
  },
];
