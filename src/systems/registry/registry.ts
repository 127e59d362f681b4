import { CrNamespace } from "@cdktf/provider-ibm/lib/cr-namespace";
import { CrRetentionPolicy } from "@cdktf/provider-ibm/lib/cr-retention-policy";
import { Construct, type IConstruct } from "constructs";
import { imageByDigestPattern } from "../../core/ci";
import { FaultError } from "../../core/fault";
import { Platform } from "../../core/platform";
import { Restrictions, ServiceIdentity } from "../access";
import { addArtefacts, type Exemption } from "./artefacts";
import { registryHosts } from "./hosts";

export interface RegistryProps {
  /**
   * Name of the namespace, 4 to 30 characters; it is taken by the first account in the region that asks.
   * @default - the platform's name
   * @control CR-01
   */
  readonly namespace?: string;
  /**
   * Name of a namespace that exists; its resource group and retention stay its owner's.
   * @default - a namespace is created
   */
  readonly existing?: string;
  /**
   * Images with a tag that are kept in each repository, the newest by their build. It must not be less than what runs: a
   * deployment pinned to an older one cannot be pulled again. Images without a tag are kept in any case.
   * @default 30
   * @control CE-21
   */
  readonly retain?: number;
  /**
   * Vulnerabilities that somebody answers for, until a day at most 180 days ahead.
   * @default - none
   * @control CE-21
   */
  readonly exemptions?: readonly Exemption[];
  /**
   * Image by digest that the gate's pipelines run in: `ibmcloud` with the plug-in container-registry, jq and a shell. Rampart names
   * none of its own: whoever owns the pipeline knows what is in it.
   * @default - a name that cannot be pulled, so that the pipelines stop until one is given
   * @control CE-21
   */
  readonly gateImage?: string;
}

/** Name of a namespace, as the provider demands it. */
export const namespacePattern = /^(?=.{4,30}$)[a-z0-9]+[a-z0-9_-]+[a-z0-9]+$/;

/**
 * A namespace of Container Registry, one identity that pulls from it and one that pushes to it.
 *
 * Destroying the namespace deletes all of its images (Container Registry CLI reference, `namespace-rm`). API keys are not made
 * here: Terraform would keep them in its state in clear, where a script can put them into a file of one reader.
 *
 * @control CE-19
 * @control CR-01
 */
export class Registry extends Construct {
  /** The platform's registry, created with the defaults if nobody has set it up. */
  static of(scope: IConstruct): Registry {
    const platform = Platform.of(scope);
    return platform.find<Registry>("registry") ?? new Registry(platform);
  }

  /** Name of the namespace. */
  readonly namespace: string;
  /** Host that workloads pull from: `private.de.icr.io`. */
  readonly host: string;
  /** May read images of the namespace. */
  readonly pull: ServiceIdentity;
  /** May read and write images of the namespace. */
  readonly push: ServiceIdentity;

  /** @throws FaultError CR002 when the namespace's name is none, CR004 when the gate's image is not named by digest */
  constructor(platform: Platform, props: RegistryProps = {}) {
    super(platform.foundations, "registry");
    platform.register("registry", this);
    const { region, host } = registryHosts[platform.region];
    const name = props.existing ?? props.namespace ?? platform.name;
    if (!namespacePattern.test(name)) throw new FaultError([noNamespace(this.node.path, name)]);
    const { gateImage } = props;
    if (gateImage !== undefined && !imageByDigestPattern.test(gateImage))
      throw new FaultError([noDigest(this.node.path, gateImage)]);
    this.host = `private.${host}`;
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
    Restrictions.of(this).restrict(this, "restriction", {
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
    code: "CR002",
    message: "the name of the registry's namespace is not one",
    place: { path },
    expected: "4 to 30 lower case letters, digits, hyphens and underscores, with a letter or digit at both ends",
    got: name,
    fix: "Name it in the section: registry: { namespace: … }.",
  };
}

function noDigest(path: string, image: string) {
  return {
    code: "CR004",
    message: "the image of the registry's gate is not named by digest",
    place: { path },
    expected: "<host>/<repository>:<tag>@sha256:<64 hex digits>",
    got: image,
    fix: "Take the digest from the push, or from `ibmcloud cr image-digests`.",
  };
}
