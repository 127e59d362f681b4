import { Aspects, Fn, TerraformResource, type TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { FaultError } from "../core/fault";
import { isTag, normalTags, tagWords } from "../core/tags";
import { typeBehaviour } from "../terraform/provider-behaviour";

const said = new WeakMap<IConstruct, Set<string>>();

/**
 * User tags of IBM Cloud for a construct and everything below it. They sort and bill resources; they grant nothing, as access tags may.
 *
 * @example
 * Tags.of(platform).add("team:web", "cost-centre:4711");
 */
export class Tags {
  /** The tags of a construct, its own alone. */
  static of(scope: IConstruct): Tags {
    return new Tags(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** @throws FaultError PL005 for what IBM Cloud takes as no tag */
  add(...tags: readonly string[]): this {
    const wrong = tags.filter((tag) => !isTag(tag));
    if (wrong.length > 0) {
      const place = { path: this.scope.node.path };
      throw new FaultError(
        wrong.map((got) => ({ code: "PL005", message: "invalid tag", place, expected: tagWords, got })),
      );
    }
    const own = said.get(this.scope) ?? new Set();
    for (const tag of tags) own.add(tag);
    said.set(this.scope, own);
    return this;
  }
}

/** Lets a stack carry the tags of its constructs, and of those above it, into the resources that take them. */
export function tagResources(stack: TerraformStack): void {
  Aspects.of(stack).add({ visit: tagResource });
}

interface Taggable {
  readonly tagsInput?: string[];
  tags: string[];
}

function tagResource(construct: IConstruct): void {
  if (!TerraformResource.isTerraformResource(construct) || !("tagsInput" in construct)) return;
  const added = construct.node.scopes.flatMap((scope) => [...(said.get(scope) ?? [])]);
  if (added.length === 0 || !takesUserTags(construct.terraformResourceType)) return;
  const resource: Taggable = construct as TerraformResource & Taggable;
  const own = resource.tagsInput ?? [];
  resource.tags = Token.isUnresolved(own) ? Fn.distinct(Fn.concat([own, normalTags(added)])) : merged(own, added);
}

/** A tag that only Terraform knows stays as it is. */
function merged(own: readonly string[], added: readonly string[]): string[] {
  const references = own.filter((tag) => Token.isUnresolved(tag) || tag.includes("${"));
  const plain = own.filter((tag) => !references.includes(tag));
  return [...normalTags([...plain, ...added]), ...references];
}

/**
 * Does the provider attach the tags of a type? Those of access groups, policies, service IDs, keys, resource groups and registry
 * namespaces it keeps in the state alone ("managed locally").
 */
function takesUserTags(type: string): boolean {
  return typeBehaviour(type)?.read?.tags?.form !== "not-read";
}
