import { SmPublicCertificate } from "@cdktf/provider-ibm/lib/sm-public-certificate";
import { SmPublicCertificateConfigurationCaLetsEncrypt } from "@cdktf/provider-ibm/lib/sm-public-certificate-configuration-ca-lets-encrypt";
import { SmPublicCertificateConfigurationDnsCis } from "@cdktf/provider-ibm/lib/sm-public-certificate-configuration-dns-cis";
import type { ITerraformDependable } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { hostWord } from "../../core/hostname";
import { Platform } from "../../platform/platform";
import { sensitiveVariable } from "../../platform/variable";
import { addCertificate } from "./certificate-list";
import { Secrets } from "./secrets";

/** The Internet Services instance that answers a certificate authority's DNS challenges. */
export interface IDnsValidation {
  /** CRN of the instance. */
  readonly crn: string;
  /** GUID of the instance. */
  readonly instance: string;
}

/**
 * Let's Encrypt as the certificate authority. DNS validation through Internet Services uses a service-to-service
 * authorization instead of an API key.
 */
export class CertificateAuthority extends Construct {
  /** The platform's certificate authority, made by the first who asks. */
  static of(scope: IConstruct, dns: IDnsValidation): CertificateAuthority {
    return Platform.one(scope, "certificates", (platform) => new CertificateAuthority(platform, dns), "domain");
  }

  readonly secrets: Secrets;
  /** Name of the authority's configuration in Secrets Manager. */
  readonly ca: string;
  /** Name of the DNS configuration in Secrets Manager. */
  readonly dns: string;
  readonly ready: readonly ITerraformDependable[];

  constructor(platform: Platform, dns: IDnsValidation) {
    super(platform.foundations, "certificates");
    platform.register("certificates", this);
    this.secrets = Secrets.of(this);
    const place = { instanceId: this.secrets.instance, region: this.secrets.region, endpointType: "private" };
    const accountKey = sensitiveVariable(
      this,
      "lets_encrypt_account_key",
      // Source: IBM Cloud documentation, "Preparing to order public certificates"; README of the tool.
      {
        kind: "person",
        how: "Register an account once with IBM's tool, `acme-account-creation-tool -e ADDRESS -o lets-encrypt`, from `github.com/ibm-cloud-security/acme-account-creation-tool`; it writes the file. An account that you already have serves as well",
        file: "lets-encrypt-private-key.pem",
        form: "pem",
      },
      "Private key of the Let's Encrypt account, PEM",
    );
    const authority = new SmPublicCertificateConfigurationCaLetsEncrypt(this, "authority", {
      ...place,
      name: `${platform.name}-lets-encrypt`,
      letsEncryptEnvironment: "production",
      letsEncryptPrivateKey: accountKey.stringValue,
    });
    const mayAnswer = this.secrets.answerChallenges(this, dns.instance);
    const challenges = new SmPublicCertificateConfigurationDnsCis(this, "challenges", {
      ...place,
      name: `${platform.name}-dns`,
      cloudInternetServicesCrn: dns.crn,
      dependsOn: [mayAnswer.ready],
    });
    this.ca = authority.name;
    this.dns = challenges.name;
    this.ready = [authority, challenges];
  }
}

export interface PublicCertificateProps {
  readonly authority: CertificateAuthority;
  /** The one host name that the certificate is for. */
  readonly hostname: string;
  /** The system whose secret group holds it. */
  readonly system: string;
}

/**
 * A 90-day certificate that Secrets Manager orders, and renews with a new key 31 days before it expires.
 *
 * The certificate and its private key are in the state of the stack that uses them: the provider has no write-only
 * arguments (ibm 2.5.0).
 *
 * @control CE-34
 * @control CE-35
 */
export class PublicCertificate extends Construct {
  readonly resource: SmPublicCertificate;

  constructor(scope: Construct, id: string, { authority, hostname, system }: PublicCertificateProps) {
    super(scope, id);
    const name = hostWord(hostname);
    this.resource = new SmPublicCertificate(this, "order", {
      instanceId: authority.secrets.instance,
      region: authority.secrets.region,
      endpointType: "private",
      name,
      secretGroupId: authority.secrets.group(system),
      commonName: hostname,
      ca: authority.ca,
      dns: authority.dns,
      keyAlgorithm: "ECDSA256",
      bundleCerts: true,
      rotation: { autoRotate: true, rotateKeys: true },
    });
    const renews = "automatically, 31 days before";
    addCertificate(this, { name, hostname, source: "Let's Encrypt", renews, expiry: this.resource.expirationDate });
  }

  /** Leaf and intermediates, PEM, as one text. */
  get chain(): string {
    return `${this.resource.certificate}${this.resource.intermediate}`;
  }

  /** Private key, PEM. */
  get privateKey(): string {
    return this.resource.privateKey;
  }
}
