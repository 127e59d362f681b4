import { SmImportedCertificate } from "@cdktf/provider-ibm/lib/sm-imported-certificate";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { hostWord } from "../../core/hostname";
import { Platform } from "../../platform/platform";
import { sensitiveVariable } from "../../platform/variable";
import { addCertificate } from "./certificate-list";
import { longestDays } from "./lifetime";
import { Secrets } from "./secrets";

export interface ImportedCertificateProps {
  /** The host name that the certificate is for. */
  readonly hostname: string;
  /** The system whose secret group holds it. */
  readonly system: string;
}

/**
 * A certificate from another source, passed in variables. Secrets Manager cannot renew it: somebody has to, before it expires.
 *
 * Terraform stops if its lifetime is longer than browsers accept. Certificate and key are stored in the state.
 *
 * @control CE-34
 * @control CE-35
 */
export class ImportedCertificate extends Construct {
  readonly resource: SmImportedCertificate;

  constructor(scope: Construct, id: string, { hostname, system }: ImportedCertificateProps) {
    super(scope, id);
    const secrets = Secrets.of(this);
    const name = hostWord(hostname);
    Platform.of(this).claim("variable of a certificate", name.replaceAll("-", "_"), hostname, this.node.path);
    const variables: string[] = [];
    const given = (part: string, what: string) => {
      const variable = `${name.replaceAll("-", "_")}_${part}`;
      variables.push(variable);
      return sensitiveVariable(
        this,
        variable,
        {
          kind: "person",
          how: `Get the certificate for \`${hostname}\` from its authority, and check it with \`sh ci/certificate-check.sh\` of the foundations`,
          file: `${name}-${part.replaceAll("_", "-")}.pem`,
          form: "pem",
        },
        `${what} of ${hostname}, PEM`,
      ).stringValue;
    };
    this.resource = new SmImportedCertificate(this, "certificate", {
      instanceId: secrets.instance,
      region: secrets.region,
      endpointType: "private",
      name,
      description: `Imported: renewed by hand for ${hostname}`,
      secretGroupId: secrets.group(system),
      // What Secrets Manager gives back has no line break at the end.
      certificate: Fn.trimspace(given("certificate", "Certificate")),
      intermediate: Fn.trimspace(given("intermediate", "Intermediate certificates")),
      privateKey: Fn.trimspace(given("private_key", "Private key")),
      lifecycle: {
        postcondition: [
          {
            condition: `\${timecmp(self.validity[0].not_after, timeadd(self.validity[0].not_before, "${longestDays * 24}h")) <= 0}`,
            errorMessage: `The certificate of ${hostname} is valid for more than ${longestDays} days: browsers refuse it.`,
          },
        ],
      },
    });
    addCertificate(this, {
      name,
      hostname,
      source: "imported",
      renews: "manually",
      expiry: this.resource.expirationDate,
      variables,
    });
  }

  /** Leaf and intermediates, PEM, as one text. */
  get chain(): string {
    return `${this.resource.certificate}\n${this.resource.intermediate}\n`;
  }

  /** Private key, PEM. */
  get privateKey(): string {
    return this.resource.privateKey;
  }
}
