import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Platform } from "../../platform/platform";

export interface CertificateEntry {
  /** Name of the secret. */
  readonly name: string;
  readonly hostname: string;
  /** Who issued it. */
  readonly source: string;
  /** How it is renewed. */
  readonly renews: string;
  /** When it ends, as an attribute of its resource. */
  readonly expiry: string;
  /** Variables in which it is given. @default - none: Secrets Manager orders it */
  readonly variables?: readonly string[];
}

interface Row {
  readonly name: string;
  readonly hostname: string;
  readonly source: string;
  readonly renews: string;
  readonly stack: string;
  readonly command: string;
  readonly variables: readonly string[];
}

const lists = new WeakMap<Platform, Row[]>();

/**
 * Makes the end of a certificate an output, which shows after an apply that it was renewed, and puts the certificate into the
 * list that people read.
 */
export function addCertificate(scope: Construct, { expiry, variables = [], ...entry }: CertificateEntry): void {
  const platform = Platform.of(scope);
  platform.claim("certificate", entry.name, entry.hostname, scope.node.path);
  const output = new TerraformOutput(scope, "certificate-expiry", {
    value: expiry,
    description: `Last day of the certificate of ${entry.hostname}`,
  });
  const stack = TerraformStack.of(scope).node.id;
  const rows = lists.get(platform) ?? begin(platform);
  rows.push({ ...entry, variables, stack, command: `terraform output -raw ${output.friendlyUniqueId}` });
}

function begin(platform: Platform): Row[] {
  const rows: Row[] = [];
  lists.set(platform, rows);
  const stack = platform.foundations.node.id;
  const list = {
    platform: platform.name,
    get certificates() {
      return [...rows].sort((a, b) => (a.hostname < b.hostname ? -1 : 1));
    },
    get given() {
      return this.certificates.flatMap(({ hostname, variables, stack: at }) =>
        variables.map((variable) => ({ hostname, variable, stack: at })),
      );
    },
    // Whoever sets events up may do so later.
    get people() {
      return platform.find<Construct & { readonly notify: readonly string[] }>("events")?.notify ?? [];
    },
  };
  platform.artefacts.push(
    { stack, file: "runbooks/certificates.md", template: "secrets/certificates.md", data: list, controls: ["CE-35"] },
    { stack, file: "ci/certificate-check.sh", template: "secrets/certificate-check.sh", data: {}, controls: ["CE-34"] },
  );
  return rows;
}
