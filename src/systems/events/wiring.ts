import { textOf } from "../../core/text-of";
import { grouped } from "../../posture/indexes";
import type { World } from "../../posture/world";
import { blocks, type Resource } from "../../terraform/configuration";

/** True when a policy grants all of these roles, and no other. */
export function grants({ arguments: { roles } }: Resource, wanted: readonly string[]): boolean {
  return JSON.stringify(Array.isArray(roles) ? roles.map(textOf).sort() : roles) === JSON.stringify([...wanted].sort());
}

/** Subscriptions by the topic that they are of. */
const byTopic = (world: World) =>
  grouped(
    world.resources
      .filter(({ type }) => type.startsWith("ibm_en_subscription_"))
      .map((one) => [world.targetResource(one.stack, one.arguments.topic_id), one] as const),
  );

/** Subscriptions of a topic, whatever they lead to. */
export function subscriptionsOf(world: World, topic: Resource): readonly Resource[] {
  return world.once(byTopic).get(topic) ?? [];
}

/** Topics that hear of renewed secrets. */
export const topicsOfRotation = (world: World): readonly Resource[] =>
  world.ofType("ibm_en_topic").filter((topic) => hears(topic, "secret_rotated"));

/** What these topics start. */
const startedByRotation = (world: World): ReadonlySet<Resource> =>
  new Set(
    world
      .once(topicsOfRotation)
      .flatMap((topic) => subscriptionsOf(world, topic))
      .flatMap(({ stack, arguments: { destination_id: id } }) => world.targetResource(stack, id) ?? []),
  );

/** Subscriptions that start something on Code Engine; all others reach people, or systems that people watch. */
export function startsJobs({ type }: Resource): boolean {
  return type === "ibm_en_subscription_ce";
}

/** Rules of a topic, over all of its sources. */
export function rulesOf({ arguments: { sources } }: Resource) {
  return blocks(sources).flatMap((source) => blocks(source.rules));
}

/** True when a topic hears of an event of Secrets Manager. */
export function hears(topic: Resource, event: string): boolean {
  return rulesOf(topic).some(({ event_type_filter: filter }) => {
    const text = textOf(filter ?? "");
    return text.includes(`secrets-manager.${event}'`) || (text === "$.*" && blocks(topic.arguments.sources).length > 0);
  });
}

/** True when what a topic starts is the renewal of certificates: the same job hears of renewed ones, or a name says it. */
export function renewsCertificates(world: World, topic: Resource): boolean {
  const subscriptions = subscriptionsOf(world, topic).filter(startsJobs);
  const destinations = subscriptions.map(({ stack, arguments: { destination_id: id } }) =>
    world.targetResource(stack, id),
  );
  const renewed = world.once(startedByRotation);
  const alsoRenews = destinations.some((destination) => destination !== undefined && renewed.has(destination));
  const names = [topic, ...subscriptions, ...destinations].map((one) => JSON.stringify(one?.arguments ?? {}));
  return alsoRenews || names.some((text) => /"[^"]*\b(tls|certificates?|certs?)\b[^"]*"/i.test(text));
}
