import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import { blocks, type Resource } from "../../../terraform/configuration";

const componentsNamed = indexed(["ibm_code_engine_app", "ibm_code_engine_function"], (one) => [known(one, "name")]);

/** Components of one project call each other through the internal endpoint: the public one routes traffic over the Internet. */
export const internalCalls: Rule = {
  id: "internal-calls",
  controls: ["CE-12"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job", "ibm_code_engine_function"],
  judge(component, world) {
    const judged = blocks(component.arguments.run_env_variables).flatMap(({ name, value }): Judgement[] => {
      const callee = publicCallee(component, textOf(value ?? ""), world);
      if (!callee) return [];
      return [
        {
          verdict: "violation",
          argument: `run_env_variables.${textOf(name)}`,
          expected: `\${${callee.address}.endpoint_internal}`,
          got: `the public endpoint of ${callee.address}`,
          reject: true,
        },
      ];
    });
    return judged.length > 0 ? judged : compliant;
  },
};

/** The component of the same project whose public address the value holds. */
function publicCallee(caller: Resource, value: string, world: World): Resource | undefined {
  const reference = /\$\{((?:ibm_code_engine_app|ibm_code_engine_function)\.[A-Za-z0-9_-]+)\.endpoint\}/.exec(
    value,
  )?.[1];
  const named = reference === undefined ? undefined : world.at(caller.stack, reference);
  const host = /([a-z0-9-]+)\.[a-z0-9]+\.[a-z0-9-]+\.codeengine\.appdomain\.cloud/.exec(value)?.[1];
  const callee = named ?? (host === undefined ? undefined : componentsNamed(world, host)[0]);
  const projects = [caller, callee].map((one) => one?.arguments.project_id);
  return callee && world.same(caller.stack, projects[0], callee.stack, projects[1]) ? callee : undefined;
}
