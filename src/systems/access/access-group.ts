import { IamAccessGroup } from "@cdktf/provider-ibm/lib/iam-access-group";
import { IamAccessGroupDynamicRule } from "@cdktf/provider-ibm/lib/iam-access-group-dynamic-rule";
import { IamAccessGroupMembers } from "@cdktf/provider-ibm/lib/iam-access-group-members";
import { Construct } from "constructs";
import type { Fault } from "../../core/fault";
import { resourceName } from "../../core/names";
import { pathBelow } from "../../document/document";
import { Platform } from "../../platform/platform";
import type { AccessProps } from "./access";
import { groupNames, type PeopleRole, privilegedPeople, privilegedTag } from "./roles";

/** People who belong to a group because their identity provider says something of them. */
export interface FederatedMembers {
  /**
   * Label of the dynamic rule, unique in its access group.
   * @example release-team
   */
  readonly name: string;
  /**
   * URI of the identity provider in IAM, called `realm id` in the console.
   * @example https://idp.example.com/saml2
   */
  readonly identityProvider: string;
  /**
   * Assertions that the identity provider must make about a user; all of them must match.
   * @example [{ claim: groups, operator: CONTAINS, value: release }]
   */
  readonly conditions: readonly ClaimCondition[];
  /**
   * Hours after which a member must sign in again to stay in the group, 1 to 24.
   * @default 12
   * @example 8
   */
  readonly expiration?: number;
}

export interface ClaimCondition {
  /**
   * Name of the compared attribute in the SAML or OIDC assertion.
   * @example groups
   */
  readonly claim: string;
  /**
   * How the attribute is compared with `value`.
   * @example CONTAINS
   */
  readonly operator: "EQUALS" | "EQUALS_IGNORE_CASE" | "IN" | "NOT_EQUALS_IGNORE_CASE" | "NOT_EQUALS" | "CONTAINS";
  /**
   * Value that the attribute is compared with, without quotation marks.
   * @example release
   */
  readonly value: string;
}

export interface AccessGroupProps {
  readonly role: PeopleRole;
  /** Id of a group that exists, `AccessGroupId-…`; its members stay its owner's. @default - the group is created */
  readonly existing?: string;
  /** IAM ids, or IBMids (e-mail addresses), of members. @default - none */
  readonly members?: readonly string[];
  /** @default - none */
  readonly federated?: readonly FederatedMembers[];
}

/**
 * The access group of a role, with its members.
 *
 * @control CE-05
 * @control CE-13
 */
export class AccessGroup extends Construct {
  /** Id of the group. */
  readonly groupId: string;
  /** The group's name, or its id when it exists already. */
  readonly label: string;

  constructor(scope: Construct, id: string, props: AccessGroupProps) {
    super(scope, id);
    if (props.existing !== undefined) {
      Platform.of(this).existing.push(props.existing);
      this.groupId = props.existing;
      this.label = props.existing;
      return;
    }
    this.label = resourceName(this.node.path, 100, Platform.of(this).name, groupNames[props.role]);
    const group = new IamAccessGroup(this, "Default", {
      name: this.label,
      description: descriptions[props.role],
      tags: privilegedPeople.includes(props.role) ? [privilegedTag] : undefined,
    });
    this.groupId = group.id;
    if (props.members && props.members.length > 0) {
      new IamAccessGroupMembers(this, "members", { accessGroupId: this.groupId, ibmIds: [...props.members] });
    }
    for (const federated of props.federated ?? []) {
      new IamAccessGroupDynamicRule(this, `federated-${federated.name}`, {
        accessGroupId: this.groupId,
        name: federated.name,
        identityProvider: federated.identityProvider,
        // A person who leaves keeps the group until the session ends.
        expiration: federated.expiration ?? 12,
        // The provider puts the value in quotes itself, whatever its example shows (provider ibm 2.5.0,
        // resource_ibm_iam_access_group_dynamic_rule.go).
        conditions: federated.conditions.map(({ claim, operator, value }) => ({ claim, operator, value })),
      });
    }
  }
}

/** Faults AC002 of members that are named for groups that exist. */
export function foreignMembers(
  path: string,
  { existing = {}, members = {}, federated = {} }: Pick<AccessProps, "existing" | "members" | "federated">,
): Fault[] {
  return groups.flatMap((name): Fault[] => {
    const id = existing[name];
    const given = members[name] ? "members" : federated[name] ? "federated" : undefined;
    if (id === undefined || given === undefined) return [];
    return [
      {
        code: "AC002",
        message: "an existing group's members are managed by its owner",
        place: { path: pathBelow(path, given, name) },
        expected: "either existing, or members and federated",
        got: `both, for ${id}`,
        fix: "Remove members and federated here, or remove existing so that the platform creates the group.",
      },
    ];
  });
}

const groups = Object.values(groupNames);

const descriptions: Readonly<Record<PeopleRole, string>> = {
  viewer: "See what runs, change nothing",
  deployer: "Change what runs",
  operator: "Operate instances, without access to their data",
  administrator: "Privileged: reviewed every quarter",
  "break-glass": "Privileged: empty but in an emergency",
};
