import net from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { activityFrom, conversation, tenant } from './conversation.ts';
import { holderOf, q2, sampleAt } from '../chase/october.ts';
import { openDoor } from './door.ts';

const seed = 20241001;
const malformed = 10_000;
const person = holderOf(sampleAt('2024-10-02T09:30:00Z'), 'Car Parks Manager');

type Json = { [name: string]: unknown };

/** Names that a parser, a prototype or a careless lookup could trip over. */
const oddNames = [
  '__proto__',
  'constructor',
  'toString',
  '',
  'a'.repeat(300),
  'verb',
  'item',
  'period',
  '\u0000',
];
const oddTexts = [
  '',
  '\u0000',
  '\ud800',
  '[click](javascript:alert(1))',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://elsewhere.example")',
  'https://elsewhere.example/',
  'http://169.254.169.254/latest/meta-data',
  '../../etc/passwd',
  'x'.repeat(30_000),
  'NaN',
  '１２３',
];

const oddText = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 40 }));
const oddValue = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1e308, [], {}, [[[[[]]]]]),
  oddText,
  fc.dictionary(fc.constantFrom(...oddNames), oddText, { maxKeys: 3 }),
  fc.array(oddText, { maxLength: 3 }),
);

const press = (verb: string, data: Json) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
});

/** What Teams sends when all is well: the root of everything that is done to it. */
const wellFormed = (serviceUrl: string): Json[] => {
  const item = 'kings-lynn/indicator/1.17';
  const own = { serviceUrl };
  return [
    { text: 'my items' },
    { text: 'snooze 2 days' },
    { text: 'hand over' },
    press('open', { item, period: q2 }),
    press('save', { item, period: q2, submission: 's1', value: '92%', commentary: 'A busy summer.' }),
    press('draft', { item, period: q2, submission: 's2', value: '92%' }),
    press('unchanged-save', { period: q2, 'same-0': 'true' }),
    press('not-mine-send', { item, period: q2, toPost: 'Tourism Manager' }),
    press('approve', { update: `${item}/${q2}/s1` }),
    press('decide-list', { page: 2 }),
    press('act-save', { item: 'kings-lynn/recommendation/R1', act: 'claimed' }),
    { type: 'message', value: { verb: 'open', item, period: q2 }, replyToId: 'card-1' },
    { type: 'installationUpdate', action: 'add' },
    { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] },
    { type: 'invoke', name: 'composeExtension/query', value: {} },
  ].map(said => activityFrom(person, { ...own, ...said }));
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object in it, so that a fault can be put anywhere. */
const objectsIn = (value: unknown): Json[] =>
  isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];

type Fault = { where: number; field: number; how: 'drop' | 'replace' | 'add'; name: string; value: unknown };

const fault: fc.Arbitrary<Fault> = fc.record({
  where: fc.nat(20),
  field: fc.nat(20),
  how: fc.constantFrom('drop', 'replace', 'add'),
  name: fc.constantFrom(...oddNames),
  value: oddValue,
});

const spoil = (activity: Json, faults: readonly Fault[]): Json => {
  const spoilt = structuredClone(activity);
  for (const { where, field, how, name, value } of faults) {
    const objects = objectsIn(spoilt);
    const target = objects[where % objects.length] ?? spoilt;
    const names = Object.keys(target);
    const chosen = names[field % Math.max(1, names.length)] ?? name;
    if (how === 'drop') delete target[chosen];
    else
      Object.defineProperty(target, how === 'add' ? name : chosen, {
        value: structuredClone(value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return spoilt;
};

/** Text for the wire: a spoilt activity, or nothing that is JSON at all. */
const bodies = (serviceUrl: string): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(fc.constantFrom(...wellFormed(serviceUrl)), fc.array(fault, { minLength: 1, maxLength: 4 }))
        .map(([activity, faults]) => JSON.stringify(spoil(activity, faults))),
    },
    { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string({ maxLength: 200 })) },
  );

/** Whose it is and where the reply would go, read without our own schema. */
const isOneOfOurs = (body: string, serviceUrl: string): boolean => {
  try {
    const read = JSON.parse(body) as Json | null;
    const from = read?.['from'];
    const talk = read?.['conversation'];
    return (
      isObject(from) &&
      typeof from['id'] === 'string' &&
      isObject(talk) &&
      typeof talk['id'] === 'string' &&
      read?.['channelId'] === 'msteams' &&
      read['serviceUrl'] === serviceUrl &&
      typeof read['type'] === 'string' &&
      JSON.stringify(read).includes(tenant)
    );
  } catch {
    return false;
  }
};

describe('ten thousand malformed activities at the door', () => {
  const talk = conversation();
  const reached: string[] = [];
  let door: Awaited<ReturnType<typeof openDoor>>;
  let bearer: string;

  beforeAll(async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    door = await openDoor(talk.bot);
    bearer = await door.bearer();
    const connect = Reflect.get(net.Socket.prototype, 'connect') as (...given: unknown[]) => net.Socket;
    // Whatever the process connects to from here on, by whichever client.
    jest.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...given) {
      const [first] = (Array.isArray(given[0]) ? given[0] : given) as unknown[];
      const { host, port } = isObject(first) ? first : { host: null, port: first };
      reached.push(`${String(host)}:${String(port)}`);
      return Reflect.apply(connect, this, given);
    });
  });

  afterAll(async () => {
    await door.close();
    jest.restoreAllMocks();
  });

  test('are refused, or heard and answered; none breaks anything, and nothing goes to another host', async () => {
    const { url } = door.connector;
    const inherited = Object.getOwnPropertyNames(Object.prototype);
    const wrong: string[] = [];
    let refused = 0;
    // More than asked for: some faults leave an activity that Teams could have sent.
    const given = fc.sample(bodies(url), { seed, numRuns: 3 * malformed });
    for (const [at, made] of given.entries()) {
      if (refused >= malformed) break;
      // Each is a message of its own; the same one again would be heard once.
      const body = made.replace('"activity-1"', `"activity-1-${at}"`);
      const { status } = await door.post(body, bearer);
      const isRefused = status >= 400 && status < 500;
      if (isRefused) refused += 1;
      if (status >= 500 || (!isRefused && !isOneOfOurs(body, url)))
        wrong.push(`${status} ${body.slice(0, 400)}`);
    }
    expect(wrong).toEqual([]);
    expect([...door.failures, ...talk.failures]).toEqual([]);
    expect(refused).toBe(malformed);
    const ours = [url, door.issuerUrl].map(address => new URL(address).port);
    expect(reached.length).toBeGreaterThan(0);
    expect(reached.filter(to => !ours.some(port => to === `127.0.0.1:${port}`))).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(inherited);
  }, 120_000);
});
