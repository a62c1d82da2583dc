import { botIdOf, conversationIdOf, userIdOf, type TeamsAddress, type TeamsPerson } from './address.ts';

/** What Teams tells a bot, as it stands on the wire. */
export type BotActivity = Record<string, unknown> & { type: string };

/** An action of a card as the card has it, with what the person typed. */
export type Press = {
  action: { type: string; verb?: string; id?: string; title?: string; data?: unknown };
  inputs: Record<string, unknown>;
  trigger: 'manual' | 'automatic';
};

export type ActivityMaker = ReturnType<typeof createActivityMaker>;

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** Teams puts what was typed beside the action's own data; a name that is in both is what was typed. */
const submitted = ({ action, inputs }: Press): Record<string, unknown> => {
  const own = Object.fromEntries(
    Object.entries(asObject(action.data)).filter(([name]) => name !== 'msteams'),
  );
  return { ...own, ...inputs };
};

/** What every activity of a personal chat has; `at` is business time. */
const envelopeOf = (address: TeamsAddress, person: TeamsPerson, at: string): Record<string, unknown> => ({
  timestamp: at,
  localTimestamp: at,
  localTimezone: 'Europe/London',
  locale: 'en-GB',
  channelId: 'msteams',
  serviceUrl: address.serviceUrl,
  from: { id: userIdOf(address, person.id), name: person.name, aadObjectId: person.id },
  conversation: {
    conversationType: 'personal',
    tenantId: address.tenantId,
    id: conversationIdOf(address, person.id),
  },
  recipient: { id: botIdOf(address), name: 'Quarterbook' },
  entities: [
    { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' },
  ],
  channelData: { tenant: { id: address.tenantId } },
});

/** Makes activities with Teams' own shape; `newId` makes their ids. */
export const createActivityMaker = (address: TeamsAddress, newId: () => string) => {
  const make = (
    person: TeamsPerson,
    at: string,
    own: { type: string } & Record<string, unknown>,
  ): BotActivity => ({ id: newId(), ...envelopeOf(address, person, at), ...own });
  return {
    message: (person: TeamsPerson, at: string, text: string): BotActivity =>
      make(person, at, { type: 'message', textFormat: 'plain', text }),
    submit: (person: TeamsPerson, at: string, said: { press: Press; replyToId: string }): BotActivity =>
      make(person, at, { type: 'message', value: submitted(said.press), replyToId: said.replyToId }),
    execute: (person: TeamsPerson, at: string, said: { press: Press; replyToId: string }): BotActivity =>
      make(person, at, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: said.replyToId,
        value: {
          action: { ...said.press.action, type: 'Action.Execute', data: submitted(said.press) },
          trigger: said.press.trigger,
        },
      }),
    /** The two that Teams sends when the app is installed for a person. */
    installed: (person: TeamsPerson, at: string): BotActivity[] => [
      make(person, at, { type: 'installationUpdate', action: 'add' }),
      make(person, at, {
        type: 'conversationUpdate',
        membersAdded: [
          { id: userIdOf(address, person.id), aadObjectId: person.id },
          { id: botIdOf(address), name: 'Quarterbook' },
        ],
      }),
    ],
  };
};
