import { IamAccessGroupPolicy } from "@cdktf/provider-ibm/lib/iam-access-group-policy";
import { Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { FaultError } from "../../core/fault";
import { noProps } from "../../core/validated";
import { Platform } from "../../platform/platform";
import { RampartStack } from "../../platform/stack";
import { validateProps } from "../../platform/validate-props";
import { AccessGroup, type FederatedMembers, foreignMembers } from "./access-group";
import { AccountSettings, type AccountSettingsProps } from "./account-settings";
import { type AccessWindow, breakGlassConditions, checkWindow } from "./break-glass";
import { Restrictions, type RestrictionsProps } from "./restrictions";
import { AccessReview } from "./review";
import { type ByGroup, groupNames, type PeopleRole, peopleRoles, privilegedPeople } from "./roles";
import { accessSchema } from "./schema";
import { type PolicyScope, policyResources } from "./scoped-policy";

/**
 * Access groups for users, context-based restrictions on control planes, and account settings.
 * @default - a group for each role that a system uses, restrictions enforced, account settings unchanged
 * @control CE-05
 * @control CE-13
 * @control CE-15
 * @example { members: { viewers: [auditor@example.com] } }
 */
export interface AccessProps {
  /**
   * Ids of existing access groups to use instead of new ones. Their members are managed elsewhere, so CE-05 reports
   * that they cannot be checked.
   * @default - groups are created, named `<platform>-<group>`
   * @control CE-05
   * @example
   * viewers: AccessGroupId-11111111-2222-4333-8444-555555555555
   * deployers: AccessGroupId-21111111-2222-4333-8444-555555555555
   * operators: AccessGroupId-31111111-2222-4333-8444-555555555555
   * administrators: AccessGroupId-41111111-2222-4333-8444-555555555555
   * break-glass: AccessGroupId-51111111-2222-4333-8444-555555555555
   */
  readonly existing?: ByGroup<string>;
  /**
   * Members of each access group, by IBMid (an e-mail address) or IAM id.
   * @default - none: members are added in IAM or through `federated`
   * @control CE-13
   * @example
   * viewers: [auditor@example.com]
   * deployers: [release@example.com]
   * operators: [on-call@example.com]
   * administrators: [ada@example.com, bob@example.com]
   * break-glass: [emergency@example.com]
   */
  readonly members?: ByGroup<readonly string[]>;
  /**
   * Dynamic rules for each access group: users whose identity provider asserts all conditions of a rule are members for
   * the duration of their session.
   * @default - none
   * @control CE-13
   * @example
   * viewers: [{ name: auditors, identityProvider: "https://idp.example.com/saml2", conditions: [{ claim: groups, operator: CONTAINS, value: audit }] }]
   * deployers: [{ name: release-team, identityProvider: "https://idp.example.com/saml2", conditions: [{ claim: groups, operator: CONTAINS, value: release }] }]
   * operators: [{ name: on-call, identityProvider: "https://idp.example.com/saml2", conditions: [{ claim: groups, operator: CONTAINS, value: on-call }] }]
   * administrators: [{ name: owners, identityProvider: "https://idp.example.com/saml2", conditions: [{ claim: groups, operator: CONTAINS, value: owners }] }]
   * break-glass: [{ name: emergency, identityProvider: "https://idp.example.com/saml2", conditions: [{ claim: groups, operator: EQUALS, value: emergency }] }]
   */
  readonly federated?: ByGroup<readonly FederatedMembers[]>;
  /**
   * Period in which the policies of the break-glass group apply; outside it they grant no access.
   * @default - no limit; the group has no members until an emergency
   * @control CE-15
   * @example { from: "2026-12-01T08:00:00+01:00", until: "2026-12-01T20:00:00+01:00" }
   */
  readonly breakGlassWindow?: AccessWindow;
  /**
   * How context-based restrictions on control planes are enforced.
   * @default { "enforcement": "enabled" }
   * @control CE-31
   * @example { enforcement: report }
   */
  readonly restrictions?: RestrictionsProps;
  /**
   * Settings of the whole account, such as multifactor authentication and session length. Only one blueprint of an
   * account may have this section; an empty section sets all defaults.
   * @default - another team manages the account; a checklist lists the required settings
   * @control CE-14
   * @example { mfa: LEVEL3, sessionHours: 1 }
   */
  readonly account?: AccountSettingsProps;
}

/** What a grant gives, by role. */
export interface Grant extends PolicyScope {
  readonly roles: Readonly<Partial<Record<PeopleRole, readonly string[]>>>;
}

/**
 * Who may do what: an access group for each role of people, and policies that name one instance each.
 *
 * No user has a policy of their own; no policy holds for a whole service; only the groups of administrators and for
 * emergencies carry privileged roles, and are tagged so.
 *
 * @control CE-05
 * @control CE-13
 * @control CE-15
 */
export class Access extends Construct {
  /** The platform's access, created with the defaults if nobody has set it up. */
  static of(scope: IConstruct): Access {
    return Platform.one(scope, "access", (platform) => new Access(platform));
  }

  readonly restrictions: Restrictions;
  private readonly groups = new Map<PeopleRole, AccessGroup>();
  private readonly review: AccessReview;

  /**
   * @throws FaultError AC002 when members are named for a group that exists
   * @throws FaultError AC003 when the break-glass window ends before it starts
   */
  constructor(
    platform: Platform,
    private readonly props: AccessProps = noProps,
  ) {
    super(platform.foundations, "access");
    platform.register("access", this);
    validateProps(this.node.path, accessSchema, props);
    const faults = foreignMembers(this.node.path, props);
    if (faults.length > 0) throw new FaultError(faults);
    if (props.breakGlassWindow) checkWindow(`${this.node.path}.breakGlassWindow`, props.breakGlassWindow);
    this.review = new AccessReview(platform, {
      ownsAccount: props.account !== undefined,
      window: props.breakGlassWindow,
      report: props.restrictions?.enforcement === "report",
    });
    this.restrictions = new Restrictions(this, "restrictions", props.restrictions);
    if (props.account) new AccountSettings(this, "account", props.account);
    for (const role of peopleRoles) {
      const name = groupNames[role];
      if (props.existing?.[name] ?? props.members?.[name] ?? props.federated?.[name]) this.group(role);
    }
  }

  /** The access group of a role, made on first use. */
  group(role: PeopleRole): AccessGroup {
    const made = this.groups.get(role);
    if (made) return made;
    const name = groupNames[role];
    const group = new AccessGroup(this, name, {
      role,
      existing: this.props.existing?.[name],
      members: this.props.members?.[name],
      federated: this.props.federated?.[name],
    });
    this.groups.set(role, group);
    return group;
  }

  /** Gives each role's group its roles on one instance, or on less, in the stack of `scope`. */
  grant(scope: Construct, id: string, { roles, ...target }: Grant): void {
    const here = new Construct(scope, id);
    for (const role of peopleRoles) {
      const given = roles[role];
      if (given === undefined || given.length === 0) continue;
      const group = this.group(role);
      const window = role === "break-glass" ? this.props.breakGlassWindow : undefined;
      // Conditions cannot be added to a policy that has none: a window makes a policy of another name.
      new IamAccessGroupPolicy(here, window ? `${role}-window` : role, {
        accessGroupId: group.groupId,
        roles: [...given],
        resources: policyResources(target),
        ...(window ? breakGlassConditions(window) : {}),
      });
      this.review.add({
        group: group.label,
        service: target.service,
        place: placeOf(here),
        part: target.resource === undefined ? "whole instance" : nameOf(target.resource, target.resourceType),
        roles: given.join(", "),
        privileged: privilegedPeople.includes(role),
        stack: RampartStack.of(here).node.id,
      });
    }
  }
}

/** Where something is granted, as waivers name places: without the platform and the engine's "Default". */
function placeOf({ node }: Construct): string {
  return node.path
    .split("/")
    .slice(2)
    .filter((part) => part !== "Default")
    .join("/");
}

/** What a policy is about inside its instance: references have no text that people could read. */
function nameOf(resource: string, type = "part"): string {
  return Token.isUnresolved(resource) ? `one ${type}` : `${type} ${resource}`;
}
