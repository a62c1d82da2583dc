import { describe, expect, test } from '@jest/globals';
import { nudgeRefusals, type Note, type Outcome } from '../../chase/index.ts';
import { instantAt, type Snapshot } from '../../register/index.ts';
import { nudgeWords } from '../../server/nudgeWords.ts';
import type { NudgeView, PostChase, ProblemDocument, ReturnsView } from '../../server/wire.ts';
import { action } from '../register/madeMeasure.ts';
import { answerTo, julyReturn, people } from '../chase/julyReturn.ts';
import { chain, everybody, holder } from '../chase/madeCouncil.ts';
import { openOffice, type Access } from './office.ts';

const owner = 'Car Parks Manager';
const team = 'Performance Manager';
const admin = 'Administrator';
const staff = [
  ...everybody,
  holder(team, { roles: ['performance'], posts: [] }),
  holder(admin, { roles: ['admin'], posts: [] }),
];

/** On Wednesday 3 July 2024, two days after the return opened. */
const openJuly = async (more: Partial<Snapshot> = {}, access?: Access) => {
  const office = await openOffice(julyReturn({ people: staff, ...more }), access);
  const at = (day: string, time = '09:00') => {
    office.clock.now = instantAt(day, time);
  };
  const run = async (day: string, outcome?: Outcome) => {
    at(day);
    if (outcome) office.teams.outcome = outcome;
    await office.chase.run(office.clock.now);
  };
  at('2024-07-03', '11:00');
  const returns = async (entraId = team): Promise<ReturnsView> => {
    const response = await office.app.request('/api/returns?period=2024-25-Q1', {
      headers: await office.as(entraId),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as ReturnsView;
  };
  const chaseOf = async (post = owner): Promise<PostChase | undefined> =>
    (await returns()).posts.find(one => one.post === post)?.chase;
  const post = async (path: string, body: unknown, entraId = team): Promise<Response> =>
    office.app.request(`/api/returns/${path}`, {
      method: 'POST',
      headers: { ...(await office.as(entraId)), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const nudge = async (body: unknown = {}): Promise<NudgeView> =>
    (await (await post('nudge', body)).json()) as NudgeView;
  return { ...office, at, run, returns, chaseOf, post, nudge };
};

const blocked: Outcome = { kind: 'rejected', code: 'blocked', status: 403, retryAfter: null };

describe('the board of returns', () => {
  test('shows posts and counts to everybody, and how the chase stands to the performance team alone', async () => {
    const { returns } = await openJuly();
    for (const entraId of [owner, 'Assistant Director', 'Director of Resources']) {
      const view = await returns(entraId);
      expect(view.team).toBeUndefined();
      expect(view.posts.map(({ post, owed, answered, chase }) => [post, owed, answered, chase])).toEqual([
        [owner, 1, 0, undefined],
        ['Assistant Director', 1, 1, undefined],
      ]);
    }
    for (const entraId of [team, admin]) expect((await returns(entraId)).team).toBeDefined();
  });

  test('says how far each post is, before anybody was written to', async () => {
    const { chaseOf } = await openJuly();
    expect(await chaseOf()).toEqual({
      approved: 0,
      sentBack: 0,
      lateDays: 0,
      reached: null,
      away: false,
      snoozedUntil: null,
      lastNudge: null,
    });
    expect(await chaseOf('Assistant Director')).toMatchObject({ approved: 1, sentBack: 0 });
  });

  test.each<[Outcome, object]>([
    [
      { kind: 'accepted', activityId: 'a', conversationId: 'c' },
      { by: 'teams', outcome: 'sent in Teams' },
    ],
    [
      { kind: 'unknown', reason: 'the connector answered 502' },
      { by: null, outcome: 'may have arrived' },
    ],
    [blocked, { by: null, outcome: 'not reached: has blocked the bot' }],
  ])('says what became of the last message: %j', async (outcome, reached) => {
    const { run, chaseOf } = await openJuly();
    await run('2024-07-01', outcome);
    expect((await chaseOf())?.reached).toEqual({ day: '2024-07-01', ...reached });
  });

  test('says that a message went by e-mail', async () => {
    const { run, chaseOf, people: directory } = await openJuly();
    directory.state.addresses.set(owner, 'parks@council.example');
    await run('2024-07-01', blocked);
    expect((await chaseOf())?.reached).toEqual({ day: '2024-07-01', by: 'email', outcome: 'sent by e-mail' });
  });

  test('counts what was sent back, and the working days by which a post is late', async () => {
    const back = answerTo('A1', {
      state: 'returned',
      decided: { by: 'Assistant Director', at: '2024-07-10T10:00:00Z', reason: 'Say when' },
    });
    const { at, chaseOf } = await openJuly({ updates: [back, answerTo('A2', { state: 'approved' })] });
    at('2024-07-17');
    expect(await chaseOf()).toMatchObject({ sentBack: 1, lateDays: 3 });
    expect(await chaseOf('Assistant Director')).toMatchObject({ lateDays: 0 });
  });

  test('says “away”, and until when somebody asked to be left alone, and no more', async () => {
    const { run, chaseOf, ledger, people: directory } = await openJuly();
    directory.state.away.add(owner);
    await run('2024-07-01');
    await ledger.saveSnooze({ entraId: owner, until: '2024-07-05' });
    expect(await chaseOf()).toMatchObject({ away: true, snoozedUntil: '2024-07-05', reached: null });
    expect(directory.state.asked).toEqual([owner]);
  });

  test('says that somebody is away who wrote it into the register', async () => {
    const gone = [...people({ [owner]: { awayUntil: '2024-07-08' } }), ...staff.slice(5)];
    const { chaseOf } = await openJuly({ people: gone });
    expect(await chaseOf()).toMatchObject({ away: true });
  });

  test('lists what may have arrived, whom nothing reaches, and what is for the board', async () => {
    const { run, at, returns } = await openJuly();
    await run('2024-07-01', { kind: 'unknown', reason: 'the connector answered 502' });
    expect((await returns()).team).toMatchObject({
      unknown: [{ post: owner, day: '2024-07-01', reason: 'the connector answered 502' }],
      orphans: [],
      late: [],
    });
    await run('2024-07-05', blocked);
    at('2024-07-26');
    expect((await returns()).team).toMatchObject({
      orphans: [
        {
          post: owner,
          reason: 'unreachable',
          says: 'Car Parks Manager: nothing reaches its holder, neither in Teams nor by e-mail.',
          passesTo: null,
          items: 1,
        },
      ],
      late: [{ post: owner, period: '2024-25-Q1', due: '2024-07-12', items: 1 }],
    });
  });

  test('says who is asked for a vacant post instead', async () => {
    const { returns } = await openJuly({ people: staff.slice(1) });
    expect((await returns()).team?.orphans).toMatchObject([
      {
        reason: 'vacant',
        passesTo: 'Assistant Director',
        says: expect.stringContaining('Assistant Director is asked instead'),
      },
    ]);
  });
});

describe('what is restricted', () => {
  const secret = action({
    ref: 'S1',
    ...chain,
    post: 'Parks Manager',
    title: 'Patch the server',
    visibility: 'restricted',
  });
  const withSecret = { actions: [...julyReturn().actions, secret] };
  const note: Note = {
    id: 'n1',
    entraId: 'Parks Manager',
    kind: 'help',
    text: 'The server cannot be patched',
    itemKey: secret.key,
    toPost: null,
    at: '2024-07-02T10:00:00Z',
    settledBy: null,
  };

  test('is not on the board of somebody who may not read it; that there is a note is said, not what it says', async () => {
    const { run, returns, ledger, nudge } = await openJuly(withSecret, () => 'open');
    await ledger.saveNote(note);
    await run('2024-07-01');
    const text = JSON.stringify(await returns());
    expect(text).not.toMatch(/S1|atch the server|patched/);
    expect((await returns()).team?.notes).toMatchObject([{ kind: 'help', text: null, item: null }]);
    await run('2024-07-02');
    expect((await nudge()).posts.map(({ post }) => post)).toEqual([owner]);
  });

  test('is there for those who may', async () => {
    const { returns, ledger } = await openJuly(withSecret, () => 'all');
    await ledger.saveNote(note);
    const view = await returns();
    expect(view.posts.map(({ post }) => post)).toContain('Parks Manager');
    expect(view.team?.notes).toMatchObject([
      { text: 'The server cannot be patched', item: { ref: 'S1', title: 'Patch the server' } },
    ]);
  });
});

describe('a nudge', () => {
  test('is planned for whoever owes something, wakes the chase, and stands on the board', async () => {
    const { run, at, nudge, teams, chaseOf, chase, clock, changes } = await openJuly();
    await run('2024-07-01');
    at('2024-07-03', '11:00');
    const told: unknown[] = [];
    changes.listen(change => told.push(change));
    expect(await nudge()).toEqual({ council: 'made-up', posts: [{ post: owner, nudged: true }] });
    expect(teams.woken).toBe(1);
    expect(told).toEqual([{ council: 'made-up' }]);
    expect((await chaseOf())?.reached).toMatchObject({ by: null, outcome: 'about to be sent' });
    await chase.run(clock.now);
    expect(await chaseOf()).toMatchObject({
      lastNudge: '2024-07-03',
      reached: { day: '2024-07-03', by: 'teams', outcome: 'sent in Teams' },
    });
  });

  test('says in a sentence, post by post, why nobody is written to, and wakes nobody', async () => {
    const { nudge, teams, people: directory } = await openJuly();
    directory.state.away.add(owner);
    expect(await nudge({ council: 'made-up', posts: [owner, 'Assistant Director', 'Lord Mayor'] })).toEqual({
      council: 'made-up',
      posts: [
        { post: owner, nudged: false, why: 'away', detail: 'They are away.' },
        {
          post: 'Assistant Director',
          nudged: false,
          why: 'nothing-owed',
          detail: nudgeWords['nothing-owed'],
        },
        { post: 'Lord Mayor', nudged: false, why: 'unknown-post', detail: nudgeWords['unknown-post'] },
      ],
    });
    expect(teams.woken).toBe(0);
  });

  test('has a sentence of its own for every reason', () => {
    expect(new Set(nudgeRefusals.map(code => nudgeWords[code])).size).toBe(nudgeRefusals.length);
  });

  test.each([owner, 'Assistant Director', 'Director of Resources', 'Head of Internal Audit', admin])(
    'is not for %s to send, nor a note to settle',
    async entraId => {
      const { post, ledger } = await openJuly();
      for (const path of ['nudge', 'notes/x/settle']) {
        const response = await post(path, {}, entraId);
        expect(response.status).toBe(403);
        expect(((await response.json()) as ProblemDocument).code).toBe('not-allowed');
      }
      expect(await ledger.listDay('2024-07-03')).toEqual([]);
    },
  );

  test.each([
    ['posts that are no list', { posts: owner }, 422],
    ['another field', { everybody: true }, 422],
    ['another council', { council: 'nowhere' }, 404],
  ])('is refused with %s', async (_, body, status) => {
    const { post } = await openJuly();
    expect((await post('nudge', body)).status).toBe(status);
  });
});

describe('a note to the performance team', () => {
  const note = (said: Partial<Note> = {}): Note => ({
    id: 'f:1/2|3#4?',
    entraId: owner,
    kind: 'words',
    text: 'On leave from Monday',
    itemKey: null,
    toPost: null,
    at: '2024-07-02T10:00:00Z',
    settledBy: null,
    ...said,
  });

  test('is on the board of its council, the oldest first, with who wrote it and about what', async () => {
    const { ledger, returns } = await openJuly();
    const handOver = { kind: 'hand-over', itemKey: 'made-up/action/A1', toPost: 'Parks Manager' } as const;
    await ledger.saveNote(note({ id: 'later', ...handOver, at: '2024-07-02T11:00:00Z' }));
    await ledger.saveNote(note());
    await ledger.saveNote(note({ id: 'stranger', entraId: 'nobody', at: '2024-07-02T12:00:00Z' }));
    await ledger.saveNote(note({ id: 'elsewhere', itemKey: 'next-door/action/A1' }));
    await ledger.saveNote(note({ id: 'done', settledBy: team }));
    expect((await returns()).team?.notes).toMatchObject([
      { kind: 'words', from: { displayName: owner }, text: 'On leave from Monday', item: null },
      { kind: 'hand-over', item: { ref: 'A1' }, toPost: 'Parks Manager' },
      { from: null, kind: 'words' },
    ]);
  });

  test('is settled once, and keeps who it was', async () => {
    const { ledger, returns, post } = await openJuly();
    await ledger.saveNote(note());
    const id = (await returns()).team?.notes[0]?.id ?? '';
    const path = `notes/${encodeURIComponent(id)}/settle`;
    expect((await post(path, {})).status).toBe(200);
    expect((await returns()).team?.notes).toEqual([]);
    expect(await ledger.listNotes()).toEqual([note({ settledBy: team })]);
    await ledger.saveNote(note({ settledBy: 'somebody else' }));
    expect((await post(path, {})).status).toBe(200);
    expect((await ledger.listNotes())[0]?.settledBy).toBe('somebody else');
  });

  test('that is not there, or of another council, is not found', async () => {
    const { ledger, post } = await openJuly();
    await ledger.saveNote(note({ id: 'elsewhere', itemKey: 'next-door/action/A1' }));
    for (const id of ['none', `${owner}_elsewhere`])
      expect((await post(`notes/${encodeURIComponent(id)}/settle`, {})).status).toBe(404);
  });
});
