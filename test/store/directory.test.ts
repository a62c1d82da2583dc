import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDirectory, mayMail, type Graph } from '../../store/index.ts';
import { startOffice, type Office } from './office.ts';

const parks = '00000000-0000-4000-8000-00000000000a';
const planning = '00000000-0000-4000-8000-00000000000b';
const nobody = '00000000-0000-4000-8000-0000000000ff';
const mailbox = '00000000-0000-4000-8000-00000000000d';
const manifestId = 'b07c0ffe-0000-4000-8000-000000000002';

let office: Office;

beforeAll(async () => {
  office = await startOffice([
    { entraId: parks, displayName: 'Car Parks Manager', mail: 'parks@council.example' },
    { entraId: planning, displayName: 'Planning Control Manager' },
    { entraId: '00000000-0000-4000-8000-00000000000c', displayName: 'Parks Manager' },
    { entraId: mailbox, displayName: 'Quarterbook', mail: 'quarterbook@council.example' },
  ]);
});
afterAll(async () => {
  await office.stop();
});

const directory = () => createDirectory({ graph: office.graph, catalogueAppId: null, manifestId });
const setReplies = (automaticRepliesSetting: object) =>
  office.graph.call({
    method: 'PATCH',
    path: `/users/${parks}/mailboxSettings`,
    body: { automaticRepliesSetting },
  });

test('knows a person by their Entra id, and nobody by any other', async () => {
  expect(await directory().person(parks)).toEqual({
    entraId: parks,
    displayName: 'Car Parks Manager',
    mail: 'parks@council.example',
  });
  expect(await directory().person(nobody)).toBeNull();
});

describe('somebody is away', () => {
  const at = '2024-10-01T08:00:00Z';

  test('never without an automatic reply', async () => {
    expect(await directory().isAway(planning, at)).toBe(false);
  });

  test('as long as a reply is on without an end', async () => {
    await setReplies({ status: 'alwaysEnabled' });
    expect(await directory().isAway(parks, at)).toBe(true);
  });

  const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
  const home = (dateTime: string) => ({ dateTime, timeZone: 'GMT Standard Time' });
  test.each([
    ['from the first moment', utc('2024-10-01T08:00:00.0000000'), utc('2024-10-05T08:00:00.0000000'), true],
    ['not before', utc('2024-10-01T08:00:01.0000000'), utc('2024-10-05T08:00:00.0000000'), false],
    [
      'not from the last moment on',
      utc('2024-09-25T08:00:00.0000000'),
      utc('2024-10-01T08:00:00.0000000'),
      false,
    ],
    [
      'by the clock of the office',
      home('2024-10-01T09:00:00.0000000'),
      home('2024-10-05T09:00:00.0000000'),
      true,
    ],
    [
      'by the clock of the office, not earlier',
      home('2024-10-01T09:00:01.0000000'),
      home('2024-10-05T09:00:00.0000000'),
      false,
    ],
  ])('while a reply is scheduled: %s', async (...[, scheduledStartDateTime, scheduledEndDateTime, away]) => {
    await setReplies({ status: 'scheduled', scheduledStartDateTime, scheduledEndDateTime });
    expect(await directory().isAway(parks, at)).toBe(away);
  });

  test('not where there is no mailbox to look at', async () => {
    expect(await directory().isAway(nobody, at)).toBe(false);
  });

  test('not where we may not look', async () => {
    const fetch = () =>
      Promise.resolve(Response.json({ error: { code: 'ErrorAccessDenied' } }, { status: 403 }));
    const blind = createDirectory({ graph: office.graphWith({ fetch }), catalogueAppId: null });
    expect(await blind.isAway(parks, at)).toBe(false);
  });
});

describe('the app', () => {
  test('is known to be there once it is installed, and not to be where nobody may look', async () => {
    const other = '00000000-0000-4000-8000-00000000000c';
    expect(await directory().isInstalled(other)).toBe(false);
    await directory().install(other);
    expect(await directory().isInstalled(other)).toBe(true);
    expect(await directory().isInstalled(nobody)).toBeNull();
    const unnamed = createDirectory({ graph: office.graph, catalogueAppId: null });
    expect(await unnamed.isInstalled(other)).toBeNull();
  });

  test('is installed for a person once, and a second time does no harm', async () => {
    expect(await directory().install(parks)).toBe('installed');
    expect(await directory().install(parks)).toBe('already-installed');
  });

  test('is installed by the id that the catalogue has for it', async () => {
    const catalogueAppId = 'ca7a1060-0000-4000-8000-000000000003';
    expect(await createDirectory({ graph: office.graph, catalogueAppId }).install(planning)).toBe(
      'installed',
    );
  });

  test.each([
    ['is not in the catalogue', { catalogueAppId: null, manifestId: 'another-app' }, parks],
    ['is not named at all', { catalogueAppId: null }, parks],
    ['is for nobody', { catalogueAppId: null, manifestId }, nobody],
  ])('is refused where it %s', async (_, which, entraId) => {
    expect(await createDirectory({ graph: office.graph, ...which }).install(entraId)).toBe('refused');
  });
});

test('a directory that cannot be reached is a failure, and no "nobody"', async () => {
  const fetch = () =>
    Promise.reject(
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
    );
  const gone = createDirectory({ graph: office.graphWith({ fetch }), catalogueAppId: null, manifestId });
  await expect(gone.person(parks)).rejects.toMatchObject({ code: 'unreachable' });
  await expect(gone.isAway(parks, '2024-10-01T08:00:00Z')).rejects.toMatchObject({ code: 'unreachable' });
  await expect(gone.install(parks)).rejects.toMatchObject({ code: 'unreachable' });
});

describe('a letter', () => {
  const letter = { to: 'parks@council.example', subject: 'Your updates', text: 'One\n\nTwo\n' };
  const from = (mailFrom: string | null, graph: Graph = office.graph) =>
    createDirectory({ graph, catalogueAppId: null, mailFrom });
  const outbox = async (): Promise<object[]> => {
    const response = await office.fetch(new URL('/local/outbox', office.url()));
    return ((await response.json()) as { value: object[] }).value;
  };
  const answering = (status: number, code = 'no') =>
    office.graphWith({ fetch: () => Promise.resolve(Response.json({ error: { code } }, { status })) });
  const breaking = (code: string) =>
    office.graphWith({
      fetch: () =>
        Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) })),
    });

  test('goes from the one mailbox, as plain text', async () => {
    expect(await from('quarterbook@council.example').mail(letter)).toBe('handed-over');
    expect(await outbox()).toMatchObject([
      {
        from: mailbox,
        message: {
          subject: 'Your updates',
          body: { contentType: 'Text', content: 'One\n\nTwo\n' },
          toRecipients: [{ emailAddress: { address: 'parks@council.example' } }],
        },
      },
    ]);
  });

  test.each<[string, () => Promise<string>]>([
    ['no mailbox is set', () => from(null).mail(letter)],
    ['there is no such mailbox', () => from('nobody@council.example').mail(letter)],
    ['its address is none', () => from(mailbox).mail({ ...letter, to: 'parks' })],
    ['the permission was not given', () => from(mailbox, answering(403, 'ErrorAccessDenied')).mail(letter)],
    ['Exchange has no time', () => from(mailbox, answering(429)).mail(letter)],
    ['Graph cannot be reached', () => from(mailbox, breaking('ECONNREFUSED')).mail(letter)],
  ])('is refused, and certainly not sent, where %s', async (_, mail) => {
    const before = await outbox();
    expect(await mail()).toBe('refused');
    expect(await outbox()).toEqual(before);
  });

  test.each<[string, () => Graph]>([
    ['Graph fails over it', () => answering(500)],
    ['the connection breaks', () => breaking('ECONNRESET')],
  ])('is nobody knows where, and no “refused”, where %s', async (_, graph) => {
    await expect(from(mailbox, graph()).mail(letter)).rejects.toMatchObject({ code: 'unknown-outcome' });
  });

  test('is known to be possible without one being sent', async () => {
    const before = await outbox();
    expect(await mayMail(office.graph, 'quarterbook@council.example')).toBe('yes');
    expect(await mayMail(office.graph, 'nobody@council.example')).toBe('no-mailbox');
    expect(await mayMail(answering(403, 'ErrorAccessDenied'), mailbox)).toBe('refused');
    await expect(mayMail(answering(500), mailbox)).rejects.toMatchObject({ code: 'unknown-outcome' });
    expect(await outbox()).toEqual(before);
  });
});
