import { describe, expect, test } from '@jest/globals';
import { recommendationOn } from '../../register/index.ts';
import type { Recommendation } from '../../register/index.ts';
import { buttonsOf, fieldsOf, read } from './conversation.ts';
import { moveTo, northNorfolkTalk, personIn, titlesIn } from './deciders.ts';

const day = '2024-12-02';
type Talk = ReturnType<typeof northNorfolkTalk>;

const untouched = ({ acts, revisions, due }: Recommendation) =>
  acts.length === 0 && revisions.length === 0 && due !== null && due < day;

/** An overdue recommendation of which nothing has been said, of a priority. */
const overdue = (talk: Talk, riskPriority: Recommendation['riskPriority']): Recommendation =>
  talk.state.snapshot.recommendations.find(one => untouched(one) && one.riskPriority === riskPriority)!;

const now = (talk: Talk, { key }: Recommendation): Recommendation =>
  talk.state.snapshot.recommendations.find(one => one.key === key)!;

const stateOn = (talk: Talk, item: Recommendation, on = day) => recommendationOn(now(talk, item), on).state;

const auditorIn = (talk: Talk) => personIn(talk, 'Head of Internal Audit');

/** The owner says that it is done. */
const claim = async (talk: Talk, item: Recommendation, evidence = 'The reconciliation of October.') => {
  const owner = personIn(talk, item.post);
  const card = await owner.to('dated', { item: item.key });
  return owner.press(await owner.press(card, 'It is implemented'), 'Send it', { evidence });
};

describe('an owner is asked about a recommendation', () => {
  test('what it is, where it comes from, its dates, and a plan and a date where it is late', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk, 'medium');
    const card = await personIn(talk, item.post).to('dated', { item: item.key });
    expect(read(card)).toContain(`${item.ref} ${item.title}`);
    expect(read(card)).toContain(`${item.report} (internal audit, `);
    expect(read(card)).toContain('medium priority');
    expect(read(card)).toMatch(/Due .*; not verified by 2 December 2024: Overdue, \d+ months late/);
    expect(read(card)).toContain('Please say what the plan is, and by when it will be done.');
    expect(buttonsOf(card)[0]).toBe('Give a plan and a date');
  });

  test('one day late is late, and on its day it is not', async () => {
    const due = (to: string) =>
      northNorfolkTalk(one => ({
        ...one,
        recommendations: one.recommendations.map(each =>
          untouched(each) ? { ...each, originalDue: to, due: to } : each,
        ),
      }));
    const first = async (talk: Talk, to: string) => {
      const item = talk.state.snapshot.recommendations.find(
        one => one.due === to && one.acts.length === 0 && one.revisions.length === 0,
      )!;
      return buttonsOf(await personIn(talk, item.post).to('dated', { item: item.key }))[0];
    };
    expect(await first(due('2024-12-01'), '2024-12-01')).toBe('Give a plan and a date');
    expect(await first(due('2024-12-02'), '2024-12-02')).toBe('It is implemented');
  });

  test('somebody else is told whose it is, and nothing of it', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk, 'medium');
    const stranger = personIn(talk, item.post === 'HR Manager' ? 'ICT Manager' : 'HR Manager');
    for (const [verb, data] of [
      ['dated', {}],
      ['claim-save', { form: 'implemented', evidence: 'Done.' }],
      ['progress-save', { period: '2024-25-Q3', submission: 's', commentary: 'Soon.' }],
      ['verify', { method: 'inspected', result: 'Seen.' }],
    ] as const) {
      const card = await stranger.to(verb, { item: item.key, ...data });
      expect(JSON.stringify(card)).not.toContain(item.title);
    }
    expect(now(talk, item).acts).toEqual([]);
  });

  test('of a restricted one only the reference is shown, and the same can be done', async () => {
    const talk = northNorfolkTalk(one => ({
      ...one,
      recommendations: one.recommendations.map(each =>
        untouched(each)
          ? { ...each, title: 'SECRET', report: 'SECRET', visibility: 'restricted' as const }
          : each,
      ),
    }));
    const item = overdue(talk, 'low');
    const owner = personIn(talk, item.post);
    const card = await owner.to('dated', { item: item.key });
    const form = await owner.press(card, 'It is implemented');
    const receipt = await owner.press(form, 'Send it', { evidence: 'SECRET' });
    const auditor = auditorIn(talk);
    const waiting = await auditor.to('decide', { item: item.key });
    const closed = await auditor.press(waiting, 'Verify and close', {
      method: 'evidence-read',
      result: 'SECRET',
    });
    expect(read(card)).toContain(`${item.ref} Restricted: its title is not shown here`);
    expect(stateOn(talk, item)).toBe('closed');
    expect(JSON.stringify([card, form, receipt, waiting, closed])).not.toContain('SECRET');
    const stranger = personIn(talk, item.post === 'HR Manager' ? 'ICT Manager' : 'HR Manager');
    expect(read(await stranger.to('dated', { item: item.key }))).toContain(
      'This item is not in the register any more.',
    );
  });
});

describe('the life of a recommendation in the chat', () => {
  test('claimed, returned, claimed again, verified and closed', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk, 'medium');
    const owner = personIn(talk, item.post);
    const auditor = auditorIn(talk);

    const card = await owner.to('dated', { item: item.key });
    const form = await owner.press(card, 'It is implemented');
    const empty = await owner.press(form, 'Send it', { evidence: ' ', link: '' });
    expect(read(empty)).toContain('Please say what shows that it is done.');
    const receipt = await owner.press(empty, 'Send it', {
      evidence: 'Signed for October.',
      link: 'https://files.example/october',
    });
    expect(read(receipt)).toContain('Recorded on 2 December 2024. It waits to be verified.');
    await owner.press(empty, 'Send it', {
      evidence: 'Signed for October.',
      link: 'https://files.example/october',
    });
    expect(now(talk, item).acts).toMatchObject([
      {
        act: 'claimed',
        how: 'implemented',
        by: item.post,
        evidence: 'Signed for October.\nhttps://files.example/october',
      },
    ]);

    moveTo(talk, '2024-12-05');
    const list = await auditor.say('decisions');
    expect(read(list)).toContain(`Implemented, said the ${item.post} on 2 December 2024`);
    const waiting = await auditor.press(list, `Open ${item.ref}`);
    expect(read(waiting)).toContain('Medium priority: it has to be inspected.');
    expect(read(waiting)).toContain('Signed for October.');
    expect(JSON.stringify(waiting.body)).not.toContain('evidence-read');
    const unsaid = await auditor.press(waiting, 'Return it', { needs: '' });
    expect(read(unsaid)).toContain('Please say what would satisfy.');
    const needs = 'The sheets of three months.';
    const returned = await auditor.press(unsaid, 'Return it', { needs });
    expect(read(returned)).toContain('Returned to its owner');
    expect(stateOn(talk, item, '2024-12-05')).toBe('returned');

    moveTo(talk, '2024-12-09');
    const back = await owner.to('dated', { item: item.key });
    expect(read(back)).toContain(`Returned on 5 December 2024. What would satisfy: ${needs}`);
    await owner.press(await owner.press(back, 'It is implemented'), 'Send it', { evidence: 'Three months.' });

    moveTo(talk, '2024-12-12');
    const again = await auditor.to('decide', { item: item.key });
    const weak = await auditor.press(again, 'Verify and close', { result: 'Seen.' });
    expect(read(weak)).toContain('Please choose how it was verified from the list.');
    expect(fieldsOf(weak)['result']).toBe('Seen.');
    const unread = await auditor.press(weak, 'Verify and close', { method: 'inspected', result: ' ' });
    expect(read(unread)).toContain('Please give the result.');
    const typed = { method: 'inspected', result: 'Three signed sheets seen.' };
    const closed = await auditor.press(unread, 'Verify and close', typed);
    expect(read(closed)).toContain('Verified on 12 December 2024, claimed on 9 December 2024.');
    await auditor.press(unread, 'Verify and close', typed);
    expect(now(talk, item).acts.map(({ act }) => act)).toEqual([
      'claimed',
      'returned',
      'claimed',
      'verified',
    ]);
    expect(stateOn(talk, item, '2024-12-12')).toBe('closed');
  });

  test('of high priority it is re-tested, with its sample', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk, 'high');
    await claim(talk, item);
    const auditor = auditorIn(talk);
    const card = await auditor.to('decide', { item: item.key });
    expect(fieldsOf(card)['method']).toBe('re-tested');
    const weak = await auditor.press(card, 'Verify and close', { method: 're-tested', result: 'All right.' });
    expect(read(weak)).toContain('please give the sample that was re-tested and the result.');
    await auditor.press(weak, 'Verify and close', {
      method: 're-tested',
      sample: '25 of 300',
      result: 'All right.',
    });
    expect(now(talk, item).acts.at(-1)).toMatchObject({ act: 'verified', sample: '25 of 300' });
  });

  test('partly implemented it stays open, and is not for verifying', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk, 'medium');
    const owner = personIn(talk, item.post);
    const form = await owner.press(await owner.to('dated', { item: item.key }), 'It is partly implemented');
    expect(read(await owner.press(form, 'Send it', { evidence: 'Two sites of three.' }))).toContain(
      'It stays open until all of it is done.',
    );
    const auditor = auditorIn(talk);
    expect(titlesIn(await auditor.say('decisions'))).not.toContain(`Open ${item.ref}`);
    const card = await auditor.to('decide', { item: item.key });
    expect(buttonsOf(card)).not.toContain('Verify and close');
    await auditor.press(card, 'Return it', { needs: 'The third site.' });
    expect(stateOn(talk, item)).toBe('returned');
  });

  test('the owner never closes their own, also where the owner is an auditor', async () => {
    const talk = northNorfolkTalk(one => ({
      ...one,
      people: one.people.map(each =>
        each.roles.includes('audit') ? { ...each, posts: [...each.posts, 'Revenues Manager'] } : each,
      ),
    }));
    const item = talk.state.snapshot.recommendations.find(
      one => untouched(one) && one.post === 'Revenues Manager',
    )!;
    await claim(talk, item);
    const auditor = auditorIn(talk);
    expect(titlesIn(await auditor.say('decisions'))).not.toContain(`Open ${item.ref}`);
    const forced = await auditor.to('verify', {
      item: item.key,
      method: 're-tested',
      sample: 's',
      result: 'r',
    });
    expect(read(forced)).toContain('The owner of a recommendation cannot verify it. Somebody else has to.');
    expect(stateOn(talk, item)).toBe('awaiting-verification');
  });

  test('another source has another closer: internal audit does not close it', async () => {
    const talk = northNorfolkTalk(one => ({
      ...one,
      recommendations: one.recommendations.map(each =>
        untouched(each) ? { ...each, source: 'ombudsman' as const, closer: 'ombudsman-lead' as const } : each,
      ),
    }));
    const item = overdue(talk, 'low');
    await claim(talk, item);
    const typed = { method: 'evidence-read', result: 'The letter was read.' };
    const forced = await auditorIn(talk).to('verify', { item: item.key, ...typed });
    expect(read(forced)).toContain('Your role does not allow this.');
    const link = personIn(talk, 'Director of Service Improvement');
    await link.press(
      await link.press(await link.say('decisions'), `Open ${item.ref}`),
      'Verify and close',
      typed,
    );
    expect(stateOn(talk, item)).toBe('closed');
  });
});

describe('a plan and another date', () => {
  const propose = async (talk: Talk, item: Recommendation) => {
    const owner = personIn(talk, item.post);
    const form = await owner.press(await owner.to('dated', { item: item.key }), 'Give a plan and a date');
    const bare = await owner.press(form, 'Send my plan', { commentary: '', requestedDue: '2025-03-31' });
    expect(read(bare)).toContain('Please give what happened.');
    expect(read(bare)).toContain('Please give the reason for the new date.');
    expect(fieldsOf(bare)['requestedDue']).toBe('2025-03-31');
    const typed = {
      commentary: 'The supplier is chosen.',
      requestedDue: '2025-03-31',
      requestReason: 'It starts in January.',
    };
    const receipt = await owner.press(bare, 'Send my plan', typed);
    expect(read(receipt)).toContain('Recorded for Q3 2024-25. It waits for a decision.');
    await owner.press(bare, 'Send my plan', typed);
    return talk.state.snapshot.updates.filter(({ itemKey }) => itemKey === item.key);
  };

  test('are agreed by whoever closes it: the first date stays, the new one holds', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk, 'medium');
    expect(await propose(talk, item)).toHaveLength(1);
    const auditor = auditorIn(talk);
    const list = await auditor.say('decisions');
    expect(read(list)).toContain('Plans, new dates and proposals');
    expect(read(list)).toContain('Asks for 31 March 2025');
    const card = await auditor.press(list, `Open ${item.ref}`);
    expect(read(card)).toContain('The supplier is chosen.');
    expect(read(card)).toContain('New date asked for: 31 March 2025, because It starts in January.');
    const again = await auditor.press(card, 'Agree the plan');
    expect(read(again)).toContain('Please give your choice about the new date.');
    const receipt = await auditor.press(again, 'Agree the plan', { date: 'agree' });
    expect(read(receipt)).toContain('The new date is 31 March 2025.');
    await auditor.press(again, 'Agree the plan', { date: 'agree' });
    const { originalDue, due, revisions } = now(talk, item);
    expect([originalDue, due]).toEqual([item.originalDue, '2025-03-31']);
    expect(revisions).toMatchObject([{ to: '2025-03-31', agreedBy: 'Head of Internal Audit' }]);
    expect(talk.state.snapshot.updates.at(-1)?.state).toBe('approved');
    const owner = personIn(talk, item.post);
    expect(read(await owner.to('dated', { item: item.key }))).toContain('revised once to 31 March 2025');
  });

  test('or are sent back, saying what would satisfy', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk, 'medium');
    await propose(talk, item);
    const auditor = auditorIn(talk);
    const card = await auditor.press(await auditor.say('decisions'), `Open ${item.ref}`);
    await auditor.press(card, 'Send back', { reason: 'By when is the data moved?' });
    const owner = personIn(talk, item.post);
    expect(read(await owner.to('dated', { item: item.key }))).toContain(
      'It came back. What would satisfy: By when is the data moved?',
    );
    expect(now(talk, item).revisions).toEqual([]);
  });

  test('a director agrees nothing that internal audit closes', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk, 'medium');
    const [asked] = await propose(talk, item);
    const director = personIn(talk, 'Director for Resources');
    const card = await director.to('approve', { update: asked!.key, date: 'agree' });
    expect(read(card)).toContain('Your role does not allow this.');
    expect(now(talk, item).revisions).toEqual([]);
  });
});

describe('a risk that is accepted', () => {
  test('is proposed by a director, judged by the head of audit, minuted, and comes back on its day', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk, 'high');
    const director = personIn(talk, 'Director for Resources');
    const auditor = auditorIn(talk);
    const performance = personIn(talk, 'Director of Service Improvement');

    const found = await director.press(await director.to('dated-list'), 'Look it up', { ref: item.ref });
    const form = await director.press(await director.press(found, 'More'), 'Propose to accept the risk');
    const bad = await director.press(form, 'Record it', {
      reason: 'Replaced next year',
      riskScore: 'six',
      reviewOn: '',
    });
    expect(read(bad)).toContain('Please give the review date.');
    const worse = await director.press(bad, 'Record it', {
      reason: 'Replaced next year',
      riskScore: 'six',
      reviewOn: '2025-06-30',
    });
    expect(read(worse)).toContain('Please give the risk score as a number above 0.');
    expect(fieldsOf(worse)).toMatchObject({ reason: 'Replaced next year', riskScore: 'six' });
    const proposed = await director.press(worse, 'Record it', {
      reason: 'Replaced next year',
      riskScore: '6',
      reviewOn: '2025-06-30',
    });
    expect(read(proposed)).toContain('Risk acceptance proposed');
    expect(read(proposed)).toContain('Risk score 6, review on 30 June 2025.');
    expect(stateOn(talk, item)).toBe('agreed');

    const early = await performance.to('act-save', {
      item: item.key,
      act: 'acceptance-minuted',
      minuteRef: 'GRAC 24/40',
    });
    expect(read(early)).toContain('The opinion of the head of audit has to be recorded first.');

    moveTo(talk, '2024-12-04');
    const waiting = await auditor.to('dated-list');
    const card = await auditor.press(waiting, `Open ${item.ref}`);
    const more = await auditor.press(card, 'More');
    const opinion = await auditor.press(more, 'Record the opinion of the head of audit');
    expect(read(await auditor.press(opinion, 'Record it'))).toContain(
      'Please give whether it is within the risk appetite.',
    );
    const outside = await auditor.press(opinion, 'Record it', { withinAppetite: 'no' });
    expect(read(outside)).toContain('Please give to whom it is escalated.');
    await auditor.press(outside, 'Record it', { withinAppetite: 'no', escalatedTo: 'GRAC' });
    expect(stateOn(talk, item, '2024-12-04')).toBe('agreed');

    moveTo(talk, '2024-12-10');
    const last = await performance.press(
      await performance.press(await performance.to('dated', { item: item.key }), 'More'),
      'Record the minute of the committee',
    );
    expect(read(await performance.press(last, 'Record it'))).toContain(
      'Please give the reference of the minute.',
    );
    await performance.press(last, 'Record it', { minuteRef: 'GRAC 24/41' });
    expect(stateOn(talk, item, '2024-12-10')).toBe('risk-accepted');
    expect(stateOn(talk, item, '2025-06-30')).toBe('agreed');
    expect(now(talk, item).acts).toMatchObject([
      { act: 'acceptance-proposed', by: 'Director for Resources', riskScore: 6 },
      { act: 'acceptance-opinion', by: 'Head of Internal Audit', escalatedTo: 'GRAC' },
      { act: 'acceptance-minuted', by: 'Director of Service Improvement', minuteRef: 'GRAC 24/41' },
    ]);
  });

  test('neither by its owner, nor by an officer: the buttons are not there, and forced they are refused', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk, 'high');
    const owner = personIn(talk, item.post);
    expect(buttonsOf(await owner.to('dated', { item: item.key }))).not.toContain('More');
    const forced = { reason: 'x', riskScore: '1', reviewOn: '2025-06-30' };
    const card = await owner.to('act-save', { item: item.key, act: 'acceptance-proposed', ...forced });
    expect(read(card)).toContain('Your role does not allow this.');
    expect(now(talk, item).acts).toEqual([]);
  });
});

test('a recommendation is superseded by its closer, with the reason, and by nobody else', async () => {
  const talk = northNorfolkTalk();
  const item = overdue(talk, 'low');
  const auditor = auditorIn(talk);
  const card = await auditor.press(await auditor.to('dated-list'), 'Look it up', {
    ref: item.ref.toLowerCase(),
  });
  const form = await auditor.press(await auditor.press(card, 'More'), 'Supersede it');
  expect(read(await auditor.press(form, 'Record it', { reason: '' }))).toContain('Please give the reason.');
  const done = await auditor.press(form, 'Record it', { reason: 'Replaced by IA-200.' });
  expect(read(done)).toContain('superseded on 2 December 2024 (Replaced by IA-200.)');
  await auditor.press(form, 'Record it', { reason: 'Replaced by IA-200.' });
  expect(now(talk, item).acts).toHaveLength(1);
  const director = personIn(talk, 'Director for Place');
  const refused = await director.to('act', { item: item.key, act: 'superseded' });
  expect(read(refused)).toContain('That cannot be done to this item as it stands now.');
});

test('the list of what an auditor may act on names each once, page by page, and nothing that has ended', async () => {
  const talk = northNorfolkTalk();
  const auditor = auditorIn(talk);
  const seen: string[] = [];
  for (let page = 0; page < 20; page += 1) {
    const card = await auditor.to('dated-list', { page });
    seen.push(...titlesIn(card).filter(title => title.startsWith('Open ')));
    if (!buttonsOf(card).includes('More')) break;
  }
  const open = (one: Recommendation) => !['closed', 'superseded'].includes(recommendationOn(one, day).state);
  const expected = talk.state.snapshot.recommendations.filter(open);
  expect(seen).toHaveLength(new Set(seen).size);
  expect(seen).toHaveLength(expected.length);
  expect(read(await auditor.to('dated-list', { ref: 'IA-999' }))).toContain(
    'There is none with that reference.',
  );
});

describe('while the lists cannot be reached', () => {
  test.each<[string, (talk: Talk, item: Recommendation) => Promise<string>]>([
    [
      'a claim',
      async (talk, item) => {
        const card = await claim(talk, item, 'What I typed.');
        return `${read(card)} ${fieldsOf(card)['evidence']}`;
      },
    ],
    [
      'a verification',
      async (talk, item) => {
        talk.state.down = false;
        await claim(talk, item);
        talk.state.down = true;
        const auditor = auditorIn(talk);
        const card = await auditor.press(await auditor.to('decide', { item: item.key }), 'Verify and close', {
          method: 'inspected',
          result: 'What I typed.',
        });
        return `${read(card)} ${fieldsOf(card)['result']}`;
      },
    ],
    [
      'what is done by right',
      async (talk, item) => {
        const auditor = auditorIn(talk);
        const card = await auditor.to('act', { item: item.key, act: 'superseded' });
        const failed = await auditor.press(card, 'Record it', { reason: 'What I typed.' });
        return `${read(failed)} ${fieldsOf(failed)['reason']}`;
      },
    ],
  ])('%s is not lost: it stands in its field, and what to do is said', async (_, act) => {
    const talk = northNorfolkTalk();
    talk.state.down = true;
    const text = await act(talk, overdue(talk, 'medium'));
    expect(text).toContain('We could not save this just now. What you typed is kept below');
    expect(text).toContain('What I typed.');
    expect(talk.failures).toHaveLength(1);
  });
});
