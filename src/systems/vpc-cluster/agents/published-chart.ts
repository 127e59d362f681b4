import { Release } from "@cdktf/provider-helm/lib/release";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Chart } from "./releases";

export interface PublishedChartProps {
  /** Name of the release. */
  readonly name: string;
  /** Namespace, as a reference. */
  readonly namespace: string;
  readonly chart: Chart;
  readonly values: object;
  readonly dependsOn: ITerraformDependable[];
}

/** A release of a chart that others publish, at its pinned version. What fails is taken back. */
export function publishedChart(scope: Construct, id: string, props: PublishedChartProps): Release {
  const { name, namespace, values, dependsOn } = props;
  const { repository, chart, version } = props.chart;
  return new Release(scope, id, {
    name,
    namespace,
    repository,
    chart,
    version,
    atomic: true,
    // A worker after the other: five minutes, Helm's default, are too few, and what is late is taken back.
    timeout: 1200,
    maxHistory: 5,
    values: [JSON.stringify(values)],
    dependsOn,
  });
}
