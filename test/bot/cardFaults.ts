import {
  AdaptiveCard as Parsed,
  GlobalRegistry,
  SerializationContext,
  Versions,
  type SerializableObject,
} from 'adaptivecards';
import type { AdaptiveCard } from '../../bot/index.ts';

const target = Versions.v1_5;

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Children that the reference renderer reads by itself, beside the properties that it declares. */
const children: Record<string, readonly string[]> = {
  AdaptiveCard: ['$schema', 'body', 'actions', 'refresh', 'type', 'version'],
  Container: ['items'],
  RichTextBlock: ['inlines'],
  ActionSet: ['actions'],
  'Action.ToggleVisibility': ['targetElements'],
};

const instanceOf = (type: string): SerializableObject | undefined =>
  type === 'AdaptiveCard'
    ? new Parsed()
    : (GlobalRegistry.elements.createInstance(type, target) ??
      GlobalRegistry.actions.createInstance(type, target));

/** Names of the properties that version 1.5 has for a type; null of a type that it does not have. */
const propertiesOf = (type: string): Set<string> | null => {
  const schema = instanceOf(type)?.getSchema();
  if (!schema) return null;
  const declared = Array.from({ length: schema.getCount() }, (_, index) => schema.getItemAt(index));
  const known = declared.filter(one => one.targetVersion.compareTo(target) <= 0).map(one => one.name);
  return new Set([...known, ...(children[type] ?? []), 'type', 'fallback']);
};

const strange = (node: Node, at: string): string[] => {
  const type = String(node['type']);
  const known = propertiesOf(type);
  if (!known) return [`${at}: ${type} is nothing that version 1.5 has`];
  return Object.keys(node)
    .filter(name => !known.has(name))
    .map(name => `${at}: ${type} has no ${name} in version 1.5`);
};

/** What a button carries is ours, whatever it is. */
const walk = (value: unknown, at: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((one, index) => walk(one, `${at}[${index}]`));
  if (!isNode(value)) return [];
  const below = Object.entries(value).flatMap(([name, one]) =>
    name === 'data' ? [] : walk(one, `${at}.${name}`),
  );
  return typeof value['type'] === 'string' ? [...strange(value, at), ...below] : below;
};

const ids = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(ids);
  if (!isNode(value)) return [];
  const own = typeof value['id'] === 'string' ? [value['id']] : [];
  return [...own, ...Object.entries(value).flatMap(([name, one]) => (name === 'data' ? [] : ids(one)))];
};

const doubled = (card: AdaptiveCard): string[] =>
  ids(card.body).flatMap((id, index, all) =>
    all.indexOf(id) === index ? [] : [`two things are called ${id}`],
  );

/**
 * Everything about a card that Adaptive Cards 1.5 does not have, by what the reference renderer declares for that
 * version; what it finds when it reads the card; and names that stand twice.
 */
export const cardFaults = (card: AdaptiveCard): string[] => {
  const parsed = new Parsed();
  const context = new SerializationContext(target);
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const invalid = parsed.validateProperties().validationEvents.map(event => event.message);
  return [...events, ...invalid, ...walk(card, 'card'), ...doubled(card)];
};

/** Teams takes no card beyond this. */
export const limit = 28 * 1024;

export const size = (card: AdaptiveCard): number => Buffer.byteLength(JSON.stringify(card), 'utf8');
