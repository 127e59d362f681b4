import type { CbrRule } from "@cdktf/provider-ibm/lib/cbr-rule";
import { Access } from "../access";
import type { Project } from "./project";

/** Services that call the control plane of a project. */
export interface ProjectCallers {
  /** A job of the project changes the project. */
  readonly itself: boolean;
  /** Events, or a timer, start jobs of the project. */
  readonly events: boolean;
}

/** Who may do what with a project, and from where it is managed. */
export function closeProject(project: Project, callers: ProjectCallers): void {
  Access.of(project).grant(project, "access", {
    service: "codeengine",
    instance: project.id,
    roles: {
      // A reader sees the project's secrets: people who only look get no service role.
      viewer: ["Viewer"],
      deployer: ["Viewer", "Writer"],
      operator: ["Operator"],
      administrator: ["Administrator", "Manager"],
      "break-glass": ["Administrator", "Manager"],
    },
  });
  Access.of(project).restrictions.restrict(project, "restriction", {
    service: "codeengine",
    instance: project.id,
    apiTypes: ["control-plane", "platform"],
    from: "operators",
    services: [...(callers.itself ? ["codeengine"] : []), ...(callers.events ? ["event-notifications"] : [])],
  });
}

/**
 * Restricts the data plane of a project to the operators' networks: private endpoints are otherwise open to every account on
 * IBM Cloud's private network. A calling VPC also needs an endpoint gateway.
 *
 * @control CE-17
 */
export function closeCallers(project: Project): CbrRule | undefined {
  return Access.of(project).restrictions.restrict(project, "callers", {
    service: "codeengine",
    instance: project.id,
    apiTypes: ["data-plane"],
    from: "operators",
  });
}
