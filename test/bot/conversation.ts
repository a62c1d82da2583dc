import { createAnswering, createDeciding } from '../../chase/index.ts';
import { createBot, parseInbound, type AdaptiveCard, type BotReply, type Inbound } from '../../bot/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { england } from '../register/madeSnapshot.ts';
import { memoryLedger } from '../chase/memoryLedger.ts';
import { memoryRegister } from '../chase/memoryRegister.ts';
import { on, sampleAt } from '../chase/october.ts';

export const at = on('2024-10-02', '10:30');
export const tenant = '7e1f0f5e-5d1c-4c6b-9a36-3d1f2c2a9b10';

/** Who presses which button of which card, and what stood in its fields. */
type Pressing = [entraId: string, card: AdaptiveCard, title: string, typed?: Record<string, string>];

type Node = { [name: string]: unknown };

/** Everything in a card, as it stands in its JSON. */
const nodes = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodes)];
};

/** What a person reads, line by line. */
export const read = (card: AdaptiveCard): string =>
  nodes(card.body)
    .flatMap(node => {
      if (node['type'] === 'RichTextBlock')
        return (node['inlines'] as { text: string }[]).map(one => one.text).join('');
      return node['type'] === 'TextBlock' ? String(node['text']) : [];
    })
    .join('\n');

/** The fields of a form and what stands in them. */
export const fieldsOf = (card: AdaptiveCard): Record<string, string | undefined> =>
  Object.fromEntries(
    nodes(card.body)
      .filter(node => String(node['type']).startsWith('Input.'))
      .map(node => [String(node['id']), node['value'] as string | undefined]),
  );

export const buttonsOf = (card: AdaptiveCard): string[] => card.actions.map(action => action.title ?? '');

type Button = AdaptiveCard['actions'][number];

/** Every button that goes back to the bot, those within the card and its rows included. */
export const pressables = ({ body, actions }: AdaptiveCard): Button[] =>
  nodes([actions, body]).filter((node): node is Node & Button => node['type'] === 'Action.Execute');

export const cardIn = (reply: BotReply): AdaptiveCard => {
  if (reply?.kind !== 'card') throw new Error(`no card: ${JSON.stringify(reply)}`);
  return reply.card;
};

/** Teams' ids have no spaces; people of some tests are known by their posts, which have. */
const teamsIdOf = (kind: 'a' | '29', entraId: string): string => `${kind}:${entraId.replaceAll(' ', '-')}`;

/** What Teams sends for a person, as far as it matters. */
export const activityFrom = (entraId: string, said: Record<string, unknown>): Record<string, unknown> => ({
  type: 'message',
  id: 'activity-1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: teamsIdOf('29', entraId), aadObjectId: entraId },
  recipient: { id: '28:bot' },
  conversation: { id: teamsIdOf('a', entraId), tenantId: tenant, conversationType: 'personal' },
  channelData: { tenant: { id: tenant } },
  ...said,
});

const inboundOf = (raw: unknown): Inbound => {
  const inbound = parseInbound(raw);
  if (!inbound) throw new Error('no activity');
  return inbound;
};

/** A bot over a register in memory, and people who write to it and press its buttons. */
export const conversation = (change: (snapshot: Snapshot) => Snapshot = one => one) => {
  const { register, state } = memoryRegister(change(sampleAt(at)));
  const memory = memoryLedger();
  const answering = createAnswering({ register, ledger: memory.ledger });
  const failures: unknown[] = [];
  let minted = 0;
  const clock = { now: at };
  const parts = {
    answering,
    deciding: createDeciding({ register, answering }),
    register,
    ledger: memory.ledger,
    calendar: england,
    now: () => clock.now,
    newId: () => `id-${(minted += 1)}`,
    report: (error: unknown) => void failures.push(error),
  };
  const bot = createBot(parts);
  const receive = (entraId: string, said: Record<string, unknown>) =>
    bot.receive(inboundOf(activityFrom(entraId, said)));
  const pressAs = (
    entraId: string,
    action: { verb: string; data: object },
    typed: Record<string, string> = {},
  ) =>
    receive(entraId, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: {
        action: { type: 'Action.Execute', verb: action.verb, data: { ...action.data, ...typed } },
        trigger: 'manual',
      },
    });
  /** Presses the button, or the row, of that title. */
  const press = async (...[entraId, card, title, typed = {}]: Pressing) => {
    const all = pressables(card);
    const action = all.find(one => one.title === title);
    if (!action) throw new Error(`no button ${title} among ${all.map(one => one.title ?? '').join(', ')}`);
    return cardIn(await pressAs(entraId, action, typed));
  };
  const say = (entraId: string, text: string) => receive(entraId, { text });
  return { bot, parts, clock, register, state, memory, failures, receive, pressAs, press, say };
};
