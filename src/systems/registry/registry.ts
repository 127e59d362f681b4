import { CrNamespace } from "@cdktf/provider-ibm/lib/cr-namespace";
import { CrRetentionPolicy } from "@cdktf/provider-ibm/lib/cr-retention-policy";
import { Construct, type IConstruct } from "constructs";
import { imageByDigestPattern } from "../../core/ci";
import { FaultError } from "../../core/fault";
import { noProps } from "../../core/validated";
import { Platform } from "../../platform/platform";
import { validateProps } from "../../platform/validate-props";
import { Access, ServiceIdentity } from "../access";
import { addArtefacts, type Exemption } from "./artefacts";
import { registryHosts } from "./hosts";
import { namespacePattern, namespaceWords } from "./namespace-name";
import { registrySchema } from "./schema";

/**
 * A namespace in Container Registry, with one identity that pulls from it and one that pushes to it.
 * @default - no namespace is created: the owner of the images manages it
 * @control CR-01
 * @example { namespace: storefront }
 */
export interface RegistryProps {
  /**
   * Namespace to create, 4 to 30 characters. It must be unique in the region across all accounts.
   * @default - the platform's name
   * @control CR-01
   * @example storefront
   */
  readonly namespace?: string;
  /**
   * Existing namespace, whose resource group and retention policy are managed elsewhere.
   * @default - a namespace is created
   * @example storefront
   */
  readonly existing?: string;
  /**
   * Number of tagged images that each repository keeps, newest first. It must not be lower than the number of images
   * in use: a deleted image cannot be pulled again. Untagged images are always kept.
   * @default 30
   * @control CE-21
   * @example 50
   */
  readonly retain?: number;
  /**
   * Accepted vulnerabilities that the gate ignores, each with a responsible owner and an expiry date at most 180 days
   * ahead.
   * @default - none
   * @control CE-21
   * @example
   * - issue: CVE-2026-12345
   *   owner: web-platform@example.com
   *   expires: 2027-03-31
   *   reason: The library's parser is not called with input from outside.
   */
  readonly exemptions?: readonly Exemption[];
  /**
   * Container image of the gate's pipelines, pinned by digest, with curl, jq and a shell.
   * Rampart has no default image: the owner of the pipeline should know what is in it.
   * @default - a placeholder that cannot be pulled, so the pipelines fail until an image is set
   * @control CE-21
   * @example private.de.icr.io/storefront/gate:1.2.0@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
   */
  readonly gateImage?: string;
}

/**
 * A namespace of Container Registry, one identity that pulls from it and one that pushes to it.
 *
 * Destroying the namespace deletes all of its images (Container Registry CLI reference, `namespace-rm`). API keys are not created
 * here: Terraform would store them in its state in clear, whereas a script can write them to a file that only one user can read.
 *
 * @control CE-19
 * @control CR-01
 */
export class Registry extends Construct {
  /** The platform's registry, created with the defaults if nobody has set it up. */
  static of(scope: IConstruct): Registry {
    return Platform.one(scope, "registry", (platform) => new Registry(platform));
  }

  /** Name of the namespace, as a reference where it is created here. */
  readonly namespace: string;
  /** Name of the namespace as text. */
  readonly namespaceName: string;
  /** Host that workloads pull from: `private.de.icr.io`. */
  readonly host: string;
  /** May read images of the namespace. */
  readonly pull: ServiceIdentity;
  /** May read and write images of the namespace. */
  readonly push: ServiceIdentity;

  /** @throws FaultError RG001 when the namespace is invalid, CR004 when the gate's image is not pinned by digest */
  constructor(platform: Platform, props: RegistryProps = noProps) {
    super(platform.foundations, "registry");
    platform.register("registry", this);
    validateProps(this.node.path, registrySchema, props);
    const { region, host } = registryHosts[platform.region];
    const name = props.existing ?? props.namespace ?? platform.name;
    if (!namespacePattern.test(name))
      throw new FaultError([noNamespace(props.namespace === undefined ? "name" : `${this.node.path}.namespace`, name)]);
    const { gateImage } = props;
    if (gateImage !== undefined && !imageByDigestPattern.test(gateImage))
      throw new FaultError([noDigest(`${this.node.path}.gateImage`, gateImage)]);
    this.host = `private.${host}`;
    this.namespaceName = name;
    this.namespace = props.existing ?? this.create(platform, name, props.retain ?? 30);
    const reach = { service: "container-registry", region, resourceType: "namespace", resource: this.namespace };
    this.pull = new ServiceIdentity(this, "pull", {
      name: "registry-pull",
      description: `Pulls images from ${host}/${name}`,
      policies: [{ ...reach, roles: ["Reader"] }],
    });
    this.push = new ServiceIdentity(this, "push", {
      name: "registry-push",
      description: `Pushes images to ${host}/${name}`,
      policies: [{ ...reach, roles: ["Reader", "Writer"] }],
    });
    Access.of(this).restrictions.restrict(this, "restriction", {
      service: "container-registry",
      resourceType: "namespace",
      resource: this.namespace,
      from: "private-endpoints",
    });
    addArtefacts(platform, { region, host, namespace: name, gateImage, exemptions: props.exemptions ?? [] });
  }

  private create(platform: Platform, name: string, retain: number): string {
    const namespace = new CrNamespace(this, "namespace", { name, resourceGroupId: platform.resourceGroupId(this) });
    new CrRetentionPolicy(this, "retention", {
      namespace: namespace.name,
      imagesPerRepo: retain,
      // Moving a tag leaves an image without one, and a deployment by digest still pulls it.
      retainUntagged: true,
    });
    return namespace.name;
  }
}

function noNamespace(path: string, name: string) {
  return {
    code: "RG001",
    message: "invalid registry namespace",
    place: { path },
    expected: namespaceWords,
    got: name,
    fix: "Set a valid namespace: registry: { namespace: … }.",
  };
}

function noDigest(path: string, image: string) {
  return {
    code: "CR004",
    message: "registry.gateImage is not pinned by digest",
    place: { path },
    expected: "<host>/<repository>:<tag>@sha256:<64 hex digits>",
    got: image,
    fix: "Get the digest from the output of the push, or from `ibmcloud cr image-digests`.",
  };
}
