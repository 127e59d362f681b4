import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import { Construct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import type { InstanceHome } from "./home";
import { runtimeData, type SparkVersion } from "./runtime-data";
import { hardenedConf, type SparkConf } from "./settings";
import { writeJson } from "./write-json";

export interface SparkInstanceProps {
  /** Name of the system. */
  readonly system: string;
  readonly home: InstanceHome;
  readonly sparkVersion: SparkVersion;
  readonly tenant: string;
  readonly conf: SparkConf;
  readonly serviceEndpoints: "private" | "public-and-private" | "public";
}

/**
 * A serverless instance of Analytics Engine, with parameters that were checked before they became JSON: the provider drops JSON
 * that it cannot read, and the instance would come up without any of it (ibm 2.5.0, resource_ibm_resource_instance.go).
 *
 * Nothing reads the configuration back: `runbooks/<system>-drift-check.sh` compares it.
 *
 * @control AE-01
 * @control AE-14
 * @control AE-24
 */
export class SparkInstance extends Construct {
  readonly resource: ResourceInstance;
  /** The default configuration that applications inherit, and may override. */
  readonly defaultConfig: Readonly<Record<string, string>>;

  /**
   * @throws FaultError SP001 when the plan is not offered in the region
   */
  constructor(scope: Construct, id: string, props: SparkInstanceProps) {
    super(scope, id);
    const platform = Platform.of(this);
    const { system, home, conf } = props;
    const faults = faultsOfRegion("region", platform.region);
    if (faults.length > 0) throw new FaultError(faults);
    this.defaultConfig = { ...hardenedConf, ...conf };
    this.resource = new ResourceInstance(this, "Default", {
      name: resourceName(this.node.path, 180, platform.name, system),
      service: runtimeData.service,
      plan: runtimeData.plan,
      location: platform.region,
      resourceGroupId: platform.resourceGroupId(this),
      // IBM documents no private host of the v3 API, and its samples show public: whether the plan takes this is unknown.
      serviceEndpoints: props.serviceEndpoints,
      tags: [`tenant:${props.tenant}`],
      parametersJson: writeJson({
        default_runtime: { spark_version: props.sparkVersion },
        instance_home: {
          region: home.region,
          endpoint: home.endpoint,
          hmac_access_key: home.accessKey,
          hmac_secret_key: home.secretKey,
        },
        default_config: { ...this.defaultConfig },
      }),
      dependsOn: [...home.ready],
    });
  }

  /** GUID of the instance. */
  get guid(): string {
    return this.resource.guid;
  }
}

function faultsOfRegion(path: string, region: string): Fault[] {
  if ((runtimeData.regions as readonly string[]).includes(region)) return [];
  return [
    {
      code: "SP001",
      message: `serverless Spark is not offered in ${region}`,
      place: { path },
      expected: runtimeData.regions.join(" or "),
      got: region,
      fix: `Set region in the blueprint to one of these (as of ${runtimeData.asOf}).`,
    },
  ];
}
