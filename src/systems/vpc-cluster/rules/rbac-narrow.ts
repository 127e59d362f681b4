import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks, type Json, type Resource } from "../../../terraform/configuration";

const kinds = ["role", "cluster_role", "role_binding", "cluster_role_binding"].flatMap((kind) => [
  `kubernetes_${kind}`,
  `kubernetes_${kind}_v1`,
]);

/** Verbs and resources with which whoever has them can get every other permission. Source: Kubernetes, "RBAC Good Practices". */
const strong = {
  verbs: ["*", "escalate", "bind", "impersonate"],
  resources: ["*", "secrets", "pods/exec", "nodes/proxy", "serviceaccounts/token"],
} as const;

/** Subjects that are everybody. */
const everybody = /^system:(anonymous|unauthenticated|authenticated|masters|serviceaccounts(:.*)?)$/;

/** Permissions inside the cluster are named one by one, and nobody who is not named has any. */
export const rbacNarrow: Rule = {
  id: "rbac-narrow",
  controls: ["IKSW-14"],
  types: kinds,
  forbids: true,
  judge: (resource) => (resource.type.includes("binding") ? judgeBinding(resource) : judgeRole(resource)),
};

function judgeRole({ arguments: { rule } }: Resource): Judgement[] {
  return blocks(rule).flatMap((one, index) =>
    (["verbs", "resources"] as const).flatMap((name) => {
      const found = listOf(one[name]).filter((value) => (strong[name] as readonly string[]).includes(value));
      return found.length === 0 ? [] : [wrong(`rule.${index}.${name}`, "names of what is needed", found.join(", "))];
    }),
  );
}

function judgeBinding({ arguments: { role_ref: roles, subject: subjects } }: Resource): Judgement[] {
  return [
    ...blocks(roles)
      .filter(({ name }) => ["cluster-admin", "admin", "edit"].includes(textOf(name)))
      .map(({ name }) => wrong("role_ref.name", "a role with the permissions that are needed", textOf(name))),
    ...blocks(subjects).flatMap(({ name }, index) =>
      everybody.test(textOf(name))
        ? [wrong(`subject.${index}.name`, "a named user, group or service account", textOf(name))]
        : [],
    ),
  ];
}

function wrong(argument: string, expected: string, got: string): Judgement {
  return { verdict: "violation", argument, expected, got };
}

function listOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}
