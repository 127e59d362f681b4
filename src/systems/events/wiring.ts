import { blocks, type Resource } from "../../core/configuration";
import { textOf } from "../../core/text-of";
import type { World } from "../../posture/world";

/** True when a policy grants all of these roles, and no other. */
export function grants({ arguments: { roles } }: Resource, wanted: readonly string[]): boolean {
  return JSON.stringify(Array.isArray(roles) ? roles.map(textOf).sort() : roles) === JSON.stringify([...wanted].sort());
}

/** Subscriptions of a topic, whatever they lead to. */
export function subscriptionsOf(world: World, topic: Resource): Resource[] {
  return world.resources.filter(
    ({ type, stack, arguments: { topic_id: id } }) =>
      type.startsWith("ibm_en_subscription_") && world.targetResource(stack, id) === topic,
  );
}

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
  const renewed = world.ofType("ibm_en_topic").filter((other) => hears(other, "secret_rotated"));
  const alsoRenews = renewed
    .flatMap((other) => subscriptionsOf(world, other))
    .some(({ stack, arguments: { destination_id: id } }) => {
      const destination = world.targetResource(stack, id);
      return destination !== undefined && destinations.includes(destination);
    });
  const names = [topic, ...subscriptions, ...destinations].map((one) => JSON.stringify(one?.arguments ?? {}));
  return alsoRenews || names.some((text) => /"[^"]*\b(tls|certificates?|certs?)\b[^"]*"/i.test(text));
}
