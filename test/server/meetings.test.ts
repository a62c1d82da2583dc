import { describe, expect, test } from '@jest/globals';
import type { Meeting, Reach, Snapshot } from '../../register/index.ts';
import { createFrozenVersions } from '../../server/frozenVersions.ts';
import type { FrozenMeeting, FrozenVersion, MeetingChanges, MeetingsView } from '../../server/meetingWire.ts';
import { openDesk } from './asking.ts';
import { action, council, names, people, period, policy, said, type PersonName } from './rightsCouncil.ts';

const team: PersonName = 'performance officer';

const meeting = (id: string, more: Partial<Meeting> = {}): Meeting => ({
  key: `made-up/${more.period ?? period}/${id}`,
  id,
  council: 'made-up',
  period,
  body: 'Cabinet',
  reportDeadline: '2024-10-23',
  publishBy: '2024-10-28',
  meetsOn: '2024-11-05',
  snapshotFile: null,
  snapshotHash: null,
  outcome: null,
  minuteRef: null,
  ...more,
});

const cabinet = meeting('cabinet');
const panel = meeting('panel', { body: 'Panel', meetsOn: '2024-10-16', publishBy: '2024-10-10' });
const [q2] = council().periods;
const q1 = {
  ...q2!,
  key: 'made-up/2024-25-Q1',
  period: '2024-25-Q1',
  title: 'Q1 2024-25',
  opensOn: '2024-07-01',
  state: 'closed' as const,
};
const earlier = [
  meeting('council', { period: q1.period, body: 'Full Council', meetsOn: '2024-10-24' }),
  meeting('held', { period: q1.period, body: 'Panel', meetsOn: '2024-09-10' }),
];

const answered = said(action.key, {
  band: 'G',
  state: 'approved',
  decided: { by: 'approver', at: '2024-10-01T12:00:00.000Z', reason: null },
});

/** With its figures checked, so that versions can be given. */
const given = (more: Partial<Snapshot> = {}): Snapshot =>
  council({
    periods: [q1, { ...q2!, state: 'leadership' }],
    meetings: [cabinet, panel, ...earlier],
    updates: [answered],
    ...more,
  });

const at = (one: Meeting, door: string): string => `/api/meetings/${encodeURIComponent(one.key)}/${door}`;

/** Frozen for Cabinet, and then the register goes on. */
const openFrozen = async (change: (now: Snapshot) => Snapshot, reach: Reach = 'all', start = given()) => {
  const desk = await openDesk(start, () => reach);
  const { status } = await desk.person(team).post<FrozenMeeting>(at(cabinet, 'freeze'), {});
  expect(status).toBe(200);
  desk.state.snapshot = change(desk.state.snapshot);
  return desk;
};

const rerated = (now: Snapshot): Snapshot => ({
  ...now,
  actions: now.actions.map(one => ({
    ...one,
    due: '2025-06-30',
    revisions: [
      { from: '2025-03-31', to: '2025-06-30', agreedBy: 'Board', agreedOn: '2024-10-02', reason: 'Rain' },
    ],
  })),
  updates: now.updates.map(one => ({ ...one, band: 'A', edited: { commentary: 'Late.', by: 'x', at: '' } })),
});

describe('the meetings of a period', () => {
  test('stand with those to come of other live periods, the earliest first, and say which is frozen', async () => {
    const { person } = await openFrozen(now => now);
    const view = await person('member').get<MeetingsView>(`/api/meetings?period=${period}`);
    expect(view).toMatchObject({ council: 'made-up', period, today: '2024-10-02', mayFreeze: false });
    expect(view.meetings.map(one => [one.periodTitle, one.body, one.version?.frozenAt ?? null])).toEqual([
      ['Q2 2024-25', 'Panel', null],
      ['Q1 2024-25', 'Full Council', null],
      ['Q2 2024-25', 'Cabinet', '2024-10-02T08:30:00Z'],
    ]);
    expect(view.meetings[2]?.version?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('of an earlier period are all of its own, held or not', async () => {
    const { person } = await openDesk(given());
    const view = await person('owner').get<MeetingsView>(`/api/meetings?period=${q1.period}`);
    expect(view.meetings.map(({ body, meetsOn }) => `${body} ${meetsOn}`)).toEqual([
      'Panel 2024-09-10',
      'Panel 2024-10-16',
      'Full Council 2024-10-24',
      'Cabinet 2024-11-05',
    ]);
  });

  test('say where papers are planned later than the law wants them', async () => {
    const { person } = await openDesk(given());
    const { meetings } = await person('owner').get<MeetingsView>('/api/meetings');
    expect(meetings.map(({ body, latestPublish }) => [body, latestPublish])).toEqual([
      ['Panel', '2024-10-08'],
      ['Full Council', '2024-10-16'],
      ['Cabinet', null],
    ]);
  });

  test('are sent once while nothing changes', async () => {
    const { person } = await openDesk(given());
    const { ask, post } = person(team);
    const first = await ask('GET', '/api/meetings');
    const again = () => ask('GET', '/api/meetings', undefined, { 'If-None-Match': first.etag });
    expect((await again()).status).toBe(304);
    await post(at(cabinet, 'freeze'), {});
    expect((await again()).status).toBe(200);
  });

  test.each([
    ['/api/meetings?period=lately', 422, 'not-a-period'],
    ['/api/meetings?period=2031-32', 404, 'unknown-period'],
    ['/api/meetings?council=norfolk', 404, 'unknown-council'],
  ])('%s is refused', async (path, status, code) => {
    const { person } = await openDesk(given());
    const { status: was, text } = await person('owner').ask('GET', path);
    expect([was, JSON.parse(text)]).toMatchObject([status, { code }]);
  });
});

describe('what has changed since the papers were frozen', () => {
  test('is old beside new, with who approved it and who agreed the date', async () => {
    const { person } = await openFrozen(rerated);
    const view = await person('member').get<MeetingChanges>(at(cabinet, 'changes'));
    expect(view).toMatchObject({
      meeting: cabinet.key,
      body: 'Cabinet',
      period,
      frozenAt: '2024-10-02T08:30:00Z',
      counts: { rating: 1, figure: 0, words: 1, due: 1, state: 0, added: 0, gone: 0 },
    });
    expect(view.changes).toMatchObject([
      {
        ref: 'A1',
        parts: ['rating', 'words', 'due'],
        then: { mark: { id: 'G' }, item: { due: '2025-03-31' } },
        now: { mark: { id: 'A' }, item: { due: '2025-06-30' } },
        approved: { by: 'Assistant Director', at: '2024-10-01T12:00:00.000Z' },
        redated: { by: 'Board', on: '2024-10-02', reason: 'Rain' },
        decisionRef: null,
      },
    ]);
  });

  test('names the decision by which a state is another', async () => {
    const { person } = await openFrozen(now => ({
      ...now,
      actions: [{ ...action, state: 'paused', decisionRef: 'CAB/34' }],
    }));
    const { changes } = await person('owner').get<MeetingChanges>(at(cabinet, 'changes'));
    expect(changes).toMatchObject([{ parts: ['state'], redated: null, decisionRef: 'CAB/34' }]);
  });

  test('is nothing where nothing has changed, and costs nothing then', async () => {
    const { person } = await openFrozen(now => now);
    const { get, ask } = person('owner');
    const { etag, changes } = await get<MeetingChanges>(at(cabinet, 'changes'));
    expect(changes).toEqual([]);
    const again = await ask('GET', at(cabinet, 'changes'), undefined, { 'If-None-Match': etag });
    expect(again.status).toBe(304);
  });

  test('tells of an item that was added, and of one that is gone', async () => {
    const second = { ...action, key: 'made-up/action/A2', ref: 'A2' };
    const { person } = await openFrozen(now => ({ ...now, actions: [second], updates: [] }));
    const { changes } = await person('owner').get<MeetingChanges>(at(cabinet, 'changes'));
    expect(changes.map(({ ref, then, now }) => [ref, then === null, now === null])).toEqual([
      ['A2', true, false],
      ['A1', false, true],
    ]);
  });
});

describe('nothing restricted', () => {
  const secret = 'The supplier’s insolvency';
  const restricted = (now: Snapshot): Snapshot => ({
    ...rerated(now),
    actions: now.actions.map(one => ({ ...one, title: secret, visibility: 'restricted' })),
    updates: now.updates.map(one => ({ ...one, commentary: secret, visibility: 'restricted' })),
  });
  const everyRoute = ['/api/meetings', at(cabinet, 'changes'), at(cabinet, 'version')];

  test.each(names.flatMap(name => (['open', 'all'] as const).map(reach => [name, reach] as const)))(
    'is told to the %s who may read %s',
    async (name, reach) => {
      const { person } = await openFrozen(restricted, reach);
      for (const path of everyRoute) {
        const { status, text } = await person(name).ask('GET', path);
        expect([path, status]).toEqual([path, 200]);
        for (const word of [secret, action.key, action.title, answered.commentary ?? '?'])
          expect([path, text.includes(word)]).toEqual([path, false]);
      }
    },
  );

  test('goes into a version, whoever freezes it', async () => {
    const start = given({ documents: [{ ...policy, visibility: 'restricted' }] });
    const { person, files } = await openFrozen(now => now, 'all', start);
    const kept = [...files.values()].map(bytes => new TextDecoder().decode(bytes));
    expect(kept.map(text => text.includes(policy.key))).toEqual([false]);
    const version = await person(team).get<FrozenVersion>(at(cabinet, 'version'));
    expect(version.snapshot).toMatchObject({ documents: [], people: [] });
  });
});

describe('who may do what', () => {
  test('everybody who is listed reads, and only the performance team freezes', async () => {
    const allowed: PersonName[] = [];
    for (const name of names) {
      const { person, state } = await openDesk(given());
      const { status, body } = await person(name).post(at(cabinet, 'freeze'), {});
      if (status === 200) allowed.push(name);
      else expect([name, status, body]).toMatchObject([name, 403, { code: 'not-allowed' }]);
      const frozen = state.snapshot.meetings.some(one => one.snapshotHash !== null);
      expect([name, frozen]).toEqual([name, status === 200]);
      const view = await person(name).get<MeetingsView>('/api/meetings');
      expect([name, view.mayFreeze]).toEqual([name, status === 200]);
    }
    expect(allowed).toEqual(
      names.filter(name => people[name].standing.roles.some(role => role === 'performance')),
    );
  });

  test('nobody who is not listed, or may not read the site', async () => {
    for (const reach of ['all', null] as const) {
      const { person } = await openDesk(given(), () => reach);
      const who = reach === null ? team : 'stranger';
      for (const path of ['/api/meetings', at(cabinet, 'changes'), at(cabinet, 'version')])
        expect((await person(who).ask('GET', path)).status).toBe(403);
      expect((await person(who).post(at(cabinet, 'freeze'), {})).status).toBe(403);
    }
  });
});

describe('what is refused, with a sentence', () => {
  test.each<[string, string, number, string, string]>([
    ['no version', at(cabinet, 'changes'), 404, 'not-frozen', 'Q2 2024-25 has no frozen version.'],
    ['no version to show', at(cabinet, 'version'), 404, 'not-frozen', 'Q2 2024-25 has no frozen version.'],
    [
      'no such meeting',
      at(meeting('senate'), 'changes'),
      404,
      'unknown-meeting',
      'There is no meeting “made-up/2024-25-Q2/senate” of this period.',
    ],
    [
      'no such council',
      '/api/meetings/norfolk%2F2024-25-Q2%2Fcabinet/changes',
      404,
      'unknown-council',
      expect.any(String) as unknown as string,
    ],
  ])('%s', async (_, path, status, code, detail) => {
    const { person } = await openDesk(given());
    const answer = await person('owner').ask('GET', path);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([status, { code, detail }]);
  });

  test('a file that was changed by hand, also in the list of meetings, which stands', async () => {
    const { person, files } = await openFrozen(now => now);
    for (const path of files.keys()) files.set(path, new TextEncoder().encode('{"actions":[]}'));
    const detail = 'The frozen file of Q2 2024-25 is not the one that was frozen: its hash is another.';
    for (const door of ['changes', 'version']) {
      const { status, text } = await person('owner').ask('GET', at(cabinet, door));
      expect([status, JSON.parse(text)]).toMatchObject([409, { code: 'hash-mismatch', detail }]);
    }
    const { meetings } = await person('owner').get<MeetingsView>('/api/meetings');
    expect(meetings.find(({ id }) => id === 'cabinet')?.version).toMatchObject({
      frozenAt: null,
      problem: { code: 'hash-mismatch', detail },
    });
  });

  test('freezing while figures are still collected; once frozen it stays', async () => {
    const { person, state } = await openDesk(council({ meetings: [cabinet] }));
    const { post } = person(team);
    expect(await post(at(cabinet, 'freeze'), {})).toMatchObject({
      status: 409,
      body: { code: 'period-not-closed' },
    });
    state.snapshot = given();
    const first = await post<FrozenMeeting>(at(cabinet, 'freeze'), {});
    expect(first.body).toMatchObject({ meeting: cabinet.key, alreadyFrozen: false });
    const again = await post<FrozenMeeting>(at(cabinet, 'freeze'), {});
    expect(again.body).toEqual({ ...first.body, alreadyFrozen: true });
  });
});

describe('versions that are kept in memory', () => {
  const named = (hash: string): Meeting => ({ ...cabinet, snapshotFile: `${hash}.json`, snapshotHash: hash });

  test('are fetched once in five minutes, by their hash; what was refused is asked for again', async () => {
    const asked: string[] = [];
    let now = 0;
    let refused = true;
    const read = createFrozenVersions(
      async (snapshot, { snapshotHash }) => {
        asked.push(String(snapshotHash));
        return refused
          ? { ok: false, problems: [{ code: 'hash-mismatch' }] }
          : { ok: true, value: { ...snapshot } };
      },
      () => now,
    );
    const snapshot = given();
    await read(snapshot, named('a'));
    refused = false;
    const first = await read(snapshot, named('a'));
    now = 299_000;
    expect(await read(snapshot, named('a'))).toBe(first);
    now = 301_000;
    await read(snapshot, named('a'));
    expect(asked).toEqual(['a', 'a', 'a']);
    for (const hash of 'bcdefghi') await read(snapshot, named(hash));
    await read(snapshot, named('i'));
    await read(snapshot, named('a'));
    expect(asked.join('')).toBe('aaabcdefghia');
  });
});
