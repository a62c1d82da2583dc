import { describe, expect, test } from '@jest/globals';
import { createAnswering, owedItems, type Answer } from '../../chase/index.ts';
import { countingUpdate } from '../../register/index.ts';
import type { ReturnItem, Snapshot } from '../../register/index.ts';
import { memoryLedger } from './memoryLedger.ts';
import { memoryRegister } from './memoryRegister.ts';
import { holderOf, itemsOf, on, q2, sampleAt } from './october.ts';

const at = on('2024-10-02', '10:30');

const bench = (change: (snapshot: Snapshot) => Snapshot = one => one) => {
  const { register, state } = memoryRegister(change(sampleAt(at)));
  const { ledger, answers } = memoryLedger();
  return { answering: createAnswering({ register, ledger }), register, ledger, state, answers };
};

const snapshot = sampleAt(at);
const item = (test: (one: ReturnItem) => boolean): ReturnItem => {
  const found = owedItems(snapshot, q2).find(test);
  if (!found) throw new Error('the sample has no such item');
  return found;
};
const action = item(one => one.kind === 'action');
const indicator = item(
  one => one.kind === 'indicator' && one.unit === 'percent' && one.polarity === 'higher',
);

const saying = (about: ReturnItem, raw: Answer['raw'], more: Partial<Answer> = {}): Answer => ({
  council: 'kings-lynn',
  entraId: holderOf(snapshot, about.post),
  itemKey: about.key,
  period: q2,
  submissionId: 'aaaa-1111',
  raw,
  at,
  ...more,
});

const green = { band: 'G', commentary: 'All is well.' };

describe('an answer', () => {
  test('is in the register under its key, with who, when and what', async () => {
    const { answering, state, answers } = bench();
    const result = await answering.answer(saying(action, green));
    expect(result).toMatchObject({ ok: true, value: { repeated: false, written: true } });
    const saved = state.snapshot.updates.find(update => update.key === `${action.key}/${q2}/aaaa-1111`);
    expect(saved).toMatchObject({
      band: 'G',
      commentary: 'All is well.',
      submittedBy: holderOf(snapshot, action.post),
      submittedAt: '2024-10-02T09:30:00.000Z',
      state: 'submitted',
      replaces: null,
    });
    expect([...answers.values()].map(one => one.state)).toEqual(['written']);
  });

  test('of a figure is read as people write it', async () => {
    const { answering } = bench();
    const result = await answering.answer(saying(indicator, { value: '99.5 %' }));
    expect(result).toMatchObject({ ok: true, value: { update: { value: 99.5, valueState: 'final' } } });
  });

  test('of a percentage keeps the parts that it was made of, what kind of figure it is, and where that is shown', async () => {
    const { answering, state } = bench();
    const evidence = 'https://example.gov.uk/figures';
    const raw = { numerator: '1,194', denominator: '1,200', valueState: 'provisional', evidence };
    await answering.answer(saying(indicator, raw));
    expect(state.snapshot.updates.at(-1)).toMatchObject({
      value: 99.5,
      numerator: 1194,
      denominator: 1200,
      valueState: 'provisional',
      expectedOn: null,
      evidence,
    });
  });

  test('without evidence has none, and one without a figure yet says when it is expected', async () => {
    const { answering, state } = bench();
    await answering.answer(saying(indicator, { valueNotYet: true, expectedOn: '14 November' }));
    const saved = state.snapshot.updates.at(-1)!;
    expect(saved).toMatchObject({ value: null, expectedOn: '2024-11-14', asAt: null });
    expect('evidence' in saved).toBe(false);
  });

  test('about a measure that changed hands with its definition is its owner of that quarter to give', async () => {
    const { answering } = bench(one => ({
      ...one,
      indicators: one.indicators.flatMap(version =>
        version.key === indicator.key
          ? [
              { ...version, to: '2024-07-31', post: 'Nobody holds this any more' },
              { ...version, from: '2024-08-01' },
            ]
          : [version],
      ),
    }));
    expect(await answering.answer(saying(indicator, { value: '99.5 %' }))).toMatchObject({ ok: true });
  });

  test('that is delivered twice finds the first, whatever the second says', async () => {
    const { answering, state } = bench();
    const twice = await Promise.all([
      answering.answer(saying(action, green)),
      answering.answer(saying(action, { ...green, commentary: 'Something else.' })),
    ]);
    const [first, second] = twice.map(result => (result.ok ? result.value : null));
    expect(first?.update).toEqual(second?.update);
    expect([first?.repeated, second?.repeated]).toEqual([false, true]);
    expect(state.writes).toBe(1);
  });

  test('that stands on nothing said is refused once something was, also in the same instant', async () => {
    const { answering, state } = bench();
    const stands = ({ updates }: Snapshot) =>
      !updates.some(one => one.itemKey === action.key && one.period === q2);
    const [first, second, again] = await Promise.all([
      answering.answer(saying(action, green, { stands })),
      answering.answer(saying(action, { band: 'A' }, { submissionId: 'bbbb-2222', stands })),
      answering.answer(saying(action, green, { stands })),
    ]);
    expect(first).toMatchObject({ ok: true, value: { repeated: false } });
    // Not that its words are missing: they were written in ignorance of what is there now.
    expect(second).toMatchObject({ ok: false, problems: [{ code: 'changed-meanwhile' }] });
    expect(again).toMatchObject({ ok: true, value: { repeated: true } });
    expect(state.writes).toBe(1);
  });

  test('given again before the period closes is a correction that names what it replaces, and counts', async () => {
    const { answering, state } = bench();
    await answering.answer(saying(action, green, { submissionId: 'zzzz' }));
    await answering.answer(
      saying(action, { band: 'Completed', completedOn: '1/10/2024' }, { submissionId: 'aaaa' }),
    );
    const updates = state.snapshot.updates.filter(one => one.itemKey === action.key && one.period === q2);
    expect(updates).toHaveLength(2);
    expect(updates[1]?.replaces).toBe(updates[0]?.key);
    expect(countingUpdate(updates)?.band).toBe('Completed');
  });
});

describe('an answer is asked about once, and then taken', () => {
  const before = snapshot.updates.find(one => one.itemKey === indicator.key && one.period === '2024-25-Q1')!;
  const tenth = { value: `${Number(before.value) / 10}%`, commentary: 'A busy summer.' };

  test('where its figure is far from the last one', async () => {
    const { answering, state, answers } = bench();
    const asked = await answering.answer(saying(indicator, tenth));
    expect(asked).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'are-you-sure-jump',
          field: 'value',
          facts: { query: 'jump', period: '2024-25-Q1', before: `${before.value}%`, now: tenth.value },
        },
      ],
    });
    expect([answers.size, state.writes]).toEqual([0, 0]);
    const again = await answering.answer(saying(indicator, { ...tenth, confirmed: ['jump'] }));
    expect(again).toMatchObject({ ok: true, value: { repeated: false, written: true } });
    const corrected = await answering.answer(
      saying(indicator, { ...tenth, commentary: 'A very busy summer.' }, { submissionId: 'bbbb-2222' }),
    );
    expect(corrected.ok).toBe(true);
  });

  test('where its words do not fit, and only about what is not confirmed', async () => {
    const { answering } = bench();
    const red = { band: 'R', commentary: 'The project is on track.', nextActions: 'Wait.' };
    const codes = async (raw: Answer['raw']) => {
      const result = await answering.answer(saying(action, raw));
      return result.ok ? [] : result.problems.map(({ code }) => code);
    };
    expect(await codes(red)).toEqual(['words-contradict']);
    expect(await codes({ ...red, confirmed: ['jump'] })).toEqual(['words-contradict']);
    expect(await codes({ ...red, confirmed: ['contradiction'] })).toEqual([]);
  });

  test('where its words are those of the two reports before', async () => {
    const words = 'Drafts are with members.';
    const { answering } = bench(one => ({
      ...one,
      updates: one.updates.map(update =>
        update.itemKey === action.key ? { ...update, commentary: words } : update,
      ),
    }));
    const raw = { band: 'G', commentary: words };
    expect(await answering.answer(saying(action, raw))).toMatchObject({
      problems: [{ code: 'words-repeated', facts: { query: 'repeated', period: '2023-24' } }],
    });
    expect((await answering.answer(saying(action, { ...raw, confirmed: ['repeated'] }))).ok).toBe(true);
  });

  test('and not while something is wrong with it', async () => {
    const { answering } = bench();
    const result = await answering.answer(saying(indicator, { value: tenth.value }));
    expect(result).toMatchObject({ problems: [{ code: 'commentary-needed' }] });
  });
});

describe('an answer is refused', () => {
  const partnership = itemsOf(snapshot).find(one => one.kind === 'action' && one.partnership);
  const completed = itemsOf(snapshot).find(one => one.kind === 'action' && one.state === 'completed');
  const unread = itemsOf(snapshot).find(one => one.ref === 'U01');
  const people = itemsOf(snapshot).find(one => one.scheme === 'people');

  test.each<[string, () => Answer, string]>([
    ['from somebody else', () => saying(action, green, { entraId: 'somebody-else' }), 'not-yours'],
    [
      'from the holder of another post',
      () => saying(action, green, { entraId: holderOf(snapshot, 'Tourism Manager') }),
      'not-yours',
    ],
    ['for a period that is closed', () => saying(action, green, { period: '2024-25-Q1' }), 'period-not-open'],
    [
      'for a period that nobody knows',
      () => saying(action, green, { period: '2031-32-Q1' }),
      'unknown-period',
    ],
    ['before the return opens', () => saying(action, green, { at: on('2024-09-30') }), 'period-not-open'],
    [
      'of an item that does not exist',
      () => saying(action, green, { itemKey: 'kings-lynn/action/X' }),
      'unknown-item',
    ],
    ['of a completed action', () => saying(completed!, green), 'not-asked-for'],
    ['of a row that could not be read', () => saying(unread!, green), 'not-asked-for'],
    ['of a people measure', () => saying(people!, { value: '1' }), 'not-asked-for'],
    ['without a rating', () => saying(action, {}), 'missing'],
    [
      'with a rating that the scheme does not offer',
      () => saying(action, { band: 'Info' }),
      'band-not-in-scheme',
    ],
    ['amber without words', () => saying(action, { band: 'A' }), 'commentary-needed'],
    ['completed without a day', () => saying(action, { band: 'Completed' }), 'completion-date-needed'],
    [
      'with a new date and no reason',
      () => saying(action, { ...green, requestedDue: 'May 2025' }),
      'reason-needed',
    ],
    [
      'completed on a day that has not come',
      () => saying(action, { band: 'Completed', completedOn: '3/10/2024' }),
      'date-too-late',
    ],
    [
      'with a new date that is not later than today',
      () => saying(action, { ...green, requestedDue: '2/10/2024', requestReason: 'Late.' }),
      'date-too-early',
    ],
    [
      'with evidence that is no address',
      () => saying(action, { ...green, evidence: 'My desk' }),
      'not-an-address',
    ],
    ['with a figure that is none', () => saying(indicator, { value: 'lots' }), 'not-a-number'],
    ['with neither a figure nor the word that there is none', () => saying(indicator, {}), 'missing'],
    [
      'with a submission that could break a key',
      () => saying(action, green, { submissionId: 'a/b' }),
      'not-text',
    ],
  ])('%s', async (_, answer, code) => {
    const { answering, state, answers } = bench();
    const result = await answering.answer(answer());
    expect(result.ok ? [] : result.problems.map(problem => problem.code)).toContain(code);
    expect(answers.size).toBe(0);
    expect(state.writes).toBe(0);
  });

  test('but words on a partnership action are welcome', async () => {
    const { answering } = bench();
    const result = await answering.answer(saying(partnership!, { commentary: 'Partners have met.' }));
    expect(result).toMatchObject({ ok: true, value: { update: { band: null } } });
  });

  test('where the same submission was used for another item, instead of being acknowledged and lost', async () => {
    const { answering } = bench();
    const sameHolder = owedItems(snapshot, q2).filter(one => one.kind === 'action');
    const pair = sameHolder
      .map(one => [one, sameHolder.find(other => other !== one && other.post === one.post)] as const)
      .find(([, other]) => other !== undefined);
    await answering.answer(saying(pair![0], green));
    const result = await answering.answer(saying(pair![1]!, green));
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'duplicate-key' }] });
  });
});

describe('while the lists cannot be reached', () => {
  test('an answer is accepted, shown as answered, and written once they can be', async () => {
    const { answering, state, answers } = bench();
    state.down = true;
    const result = await answering.answer(saying(action, green));
    expect(result).toMatchObject({ ok: true, value: { written: false } });
    const shown = answering.snapshot('kings-lynn', at);
    expect(shown.ok && owedItems(shown.value, q2).some(one => one.key === action.key)).toBe(false);
    expect(await answering.catchUp()).toEqual({ written: 0, waiting: 1 });
    state.down = false;
    expect(await answering.catchUp()).toEqual({ written: 1, waiting: 0 });
    expect(state.snapshot.updates.some(update => update.key === `${action.key}/${q2}/aaaa-1111`)).toBe(true);
    expect([...answers.values()].map(one => one.state)).toEqual(['written']);
  });

  test('and after a restart another process writes what the first one left', async () => {
    const { answering, register, ledger, state } = bench();
    state.down = true;
    await answering.answer(saying(action, green));
    state.down = false;
    const restarted = createAnswering({ register, ledger });
    expect(await restarted.catchUp()).toEqual({ written: 1, waiting: 0 });
    expect(await restarted.catchUp()).toEqual({ written: 0, waiting: 0 });
    expect(state.writes).toBe(1);
  });

  test('and what another process wrote is no longer on its way once it is seen in the register', async () => {
    const { answering, register, ledger, state } = bench();
    let isSeen = false;
    const behind = { ...register, etag: (key: string) => (isSeen ? register.etag(key) : null) };
    const first = createAnswering({ register: behind, ledger });
    const isShown = () => {
      const shown = first.snapshot('kings-lynn', at);
      return shown.ok && shown.value.updates.some(({ key }) => key === `${action.key}/${q2}/aaaa-1111`);
    };
    state.down = true;
    await first.answer(saying(action, green));
    state.down = false;
    const before = state.snapshot;
    await answering.catchUp();
    const written = state.snapshot;
    // This process has not read the list again since.
    state.snapshot = before;
    await first.catchUp();
    expect(isShown()).toBe(true);
    [isSeen, state.snapshot] = [true, written];
    await first.catchUp();
    expect(await first.answer(saying(action, green))).toMatchObject({ value: { written: true } });
    // Taken back there, it does not come again from here.
    state.snapshot = before;
    expect(isShown()).toBe(false);
  });

  test('and an answer that is accepted while the journal is being read stays', async () => {
    const { register, ledger, state } = bench();
    let reading: Promise<unknown> = Promise.resolve();
    const answering = createAnswering({
      register,
      ledger: {
        ...ledger,
        listUnwritten: async () => {
          const read = await ledger.listUnwritten();
          await reading;
          return read;
        },
      },
    });
    state.down = true;
    reading = answering.answer(saying(action, green));
    await answering.catchUp();
    const shown = answering.snapshot('kings-lynn', at);
    expect(shown.ok && shown.value.updates.some(({ submissionId }) => submissionId === 'aaaa-1111')).toBe(
      true,
    );
  });

  test('where not even the journal can be reached, nobody is told that it was saved', async () => {
    const { register } = bench();
    const ledger = { ...memoryLedger().ledger, journal: async () => Promise.reject(new Error('no journal')) };
    await expect(createAnswering({ register, ledger }).answer(saying(action, green))).rejects.toThrow(
      'no journal',
    );
  });
});

test('an answer on its way is not shown once its item has become restricted', async () => {
  const { register, ledger, state } = bench();
  const failing = { ...register, saveUpdate: async () => Promise.reject(new Error('no list')) };
  const waiting = createAnswering({ register: failing, ledger });
  expect((await waiting.answer(saying(action, green))).ok).toBe(true);
  const said = () => {
    const shown = waiting.snapshot('kings-lynn', at);
    return shown.ok ? shown.value.updates.filter(one => one.itemKey === action.key && one.period === q2) : [];
  };
  expect(said()).toHaveLength(1);
  // Its row has gone into the restricted list, which an open snapshot knows nothing of.
  const actions = state.snapshot.actions.filter(one => one.key !== action.key);
  state.snapshot = { ...state.snapshot, actions };
  expect(said()).toEqual([]);
});
