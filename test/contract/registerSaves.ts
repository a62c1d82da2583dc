import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  Complaint,
  Document,
  Indicator,
  Item,
  Recommendation,
  RegisterStore,
  Saved,
  Update,
} from '../../register/index.ts';
import type { RegisterFile } from '../../store/index.ts';
import { document, indicator, recommendation, update, wholeRegister } from '../store/register.ts';
import { snapshotOf, type RegisterUnderTest } from './registerStore.ts';

const rowKeyOf = (item: Item): string => (item.kind === 'indicator' ? item.definitionKey : item.key);

const itemsOf = (store: RegisterStore, council: string): Item[] => {
  const { actions, indicators, recommendations, documents, complaints } = snapshotOf(store, council);
  return [actions, indicators, recommendations, documents, complaints].flat();
};

const claimedAgain = (item: Recommendation): Recommendation => ({
  ...item,
  acts: [
    ...item.acts,
    {
      act: 'claimed',
      on: '2024-10-14',
      by: 'Policy Officer',
      how: 'implemented',
      evidence: 'A month of them',
    },
  ],
});

const updated = (item: Document): Document => ({
  ...item,
  acts: [...item.acts, { act: 'updated', on: '2024-10-14', by: 'Policy Officer', nextReview: '2027-10-31' }],
});

const escalated = (item: Complaint): Complaint => ({
  ...item,
  acts: [...item.acts, { act: 'escalated', on: '2024-10-14' }],
});

const retargeted = (item: Indicator): Indicator => ({
  ...item,
  target: 160,
  targetHigh: 220,
  targetAgreedBy: 'Cabinet, 14 October 2024',
});

/** A restricted twin of each, and a measure that was restricted in both its versions. */
const registerOf = (council: string): RegisterFile => {
  const whole = wholeRegister(council);
  const secret = indicator(council, '9.1', { visibility: 'exempt', to: '2024-09-30' });
  const later = {
    ...secret,
    definitionKey: `${secret.key}/2024-10-01`,
    from: '2024-10-01',
    to: null,
    target: 150,
  };
  return {
    ...whole,
    indicators: [...whole.indicators, secret, later],
    recommendations: [
      ...(whole.recommendations ?? []),
      recommendation(council, 'CY-1', { visibility: 'restricted', title: 'Cyber' }),
    ],
    documents: [...(whole.documents ?? []), document(council, 'P-2', { visibility: 'exempt' })],
  };
};

/** What each change is made of: a row by its Key without the council, and the same promise a step further. */
const changes: [string, string, (item: never) => Item][] = [
  ['a recommendation', 'recommendation/IA-1', claimedAgain],
  ['a policy', 'document/P-1', updated],
  ['a complaint', 'complaint/C-1', escalated],
  ['a measure', 'indicator/1.10', retargeted],
  ['the first version of a measure', 'indicator/1.2', retargeted],
  ['a later version of it', 'indicator/1.2/2024-10-01', retargeted],
  ['a restricted recommendation', 'recommendation/CY-1', claimedAgain],
  ['an exempt policy', 'document/P-2', updated],
  ['the first version of an exempt measure', 'indicator/9.1', retargeted],
  ['a later version of that', 'indicator/9.1/2024-10-01', retargeted],
];

/** Writing over rows that are there, in every keeper of the register alike. */
export const registerSavesContract = (name: string, make: () => Promise<RegisterUnderTest>): void => {
  describe(`what is promised, in a register kept in ${name}`, () => {
    const council = `saves-${Date.now().toString(36)}`;
    let under: RegisterUnderTest;
    let store: RegisterStore;

    beforeAll(async () => {
      under = await make();
      await under.importRegister(registerOf(council));
      store = await under.open();
    }, 120_000);
    afterAll(async () => {
      await under.stop();
    });

    const read = (from: RegisterStore, key: string): Item => {
      const found = itemsOf(from, council).find(one => rowKeyOf(one) === `${council}/${key}`);
      if (!found) throw new Error(`nothing has the Key ${key}`);
      return found;
    };

    describe.each(changes)('%s', (_, key, change) => {
      test('is saved as it was read, and nothing besides it', async () => {
        const before = itemsOf(store, council);
        const item = read(store, key);
        const etag = store.etag(rowKeyOf(item))!;
        const next = change(item as never);
        const saved: Saved<Item> = await store.saveItem(next, etag);
        expect(saved).toMatchObject({ kind: 'saved', value: next });
        expect(saved.etag).not.toBe(etag);
        expect(store.etag(rowKeyOf(item))).toBe(saved.etag);
        const after = before.map(one => (rowKeyOf(one) === rowKeyOf(item) ? next : one));
        for (const one of [store, await under.open()]) {
          expect(itemsOf(one, council)).toEqual(after);
          expect(snapshotOf(one, council).problems).toEqual([]);
        }
      });

      test('is not written over a change that was not seen, and that change is shown', async () => {
        const item = read(store, key);
        const stale = store.etag(rowKeyOf(item))!;
        const other = await under.open();
        const moved = { ...item, title: `${item.title}, reworded` };
        expect((await other.saveItem(moved, stale)).kind).toBe('saved');
        const mine = { ...item, directorate: 'Place' };
        const late = await store.saveItem(mine, stale);
        expect(late).toMatchObject({ kind: 'conflict', current: moved });
        expect((await store.saveItem({ ...moved, directorate: 'Place' }, late.etag)).kind).toBe('saved');
        expect(read(await under.open(), key)).toEqual({ ...moved, directorate: 'Place' });
      });

      test('that is not there is not made', async () => {
        const item = read(store, key);
        const unknown =
          item.kind === 'indicator'
            ? { ...item, definitionKey: `${item.key}/2031-04-01`, from: '2031-04-01' }
            : { ...item, ref: 'X9', key: `${council}/${item.kind}/X9` };
        await expect(store.saveItem(unknown, '"1"')).rejects.toMatchObject({ code: 'not-found' });
      });

      test('becomes neither restricted nor open by being saved', async () => {
        const before = itemsOf(store, council);
        const item = read(store, key);
        const isClosed = item.visibility === 'restricted' || item.visibility === 'exempt';
        const otherwise = { ...item, visibility: isClosed ? ('open' as const) : ('exempt' as const) };
        const save = store.saveItem(otherwise, store.etag(rowKeyOf(item))!);
        await expect(save).rejects.toMatchObject({ code: 'invalid' });
        expect(itemsOf(await under.open(), council)).toEqual(before);
      });
    });

    test('what another server has made since is found where it is, restricted or not', async () => {
      const made = [
        recommendation(council, 'IA-8'),
        recommendation(council, 'CY-8', { visibility: 'restricted' }),
      ];
      const unaware = await under.open();
      const empty = { plans: [], actions: [], indicators: [], updates: [], periods: [], people: [] };
      await under.importRegister({ ...empty, recommendations: made });
      const aware = await under.open();
      for (const one of made) {
        const etag = aware.etag(one.key)!;
        expect(unaware.etag(one.key)).toBeNull();
        const moved: Recommendation = {
          ...one,
          visibility: one.visibility === 'restricted' ? 'internal' : 'restricted',
        };
        await expect(unaware.saveItem(moved, etag)).rejects.toMatchObject({ code: 'invalid' });
        const saved = await unaware.saveItem(claimedAgain(one), etag);
        expect(saved).toMatchObject({ kind: 'saved', value: claimedAgain(one) });
      }
      const open = snapshotOf(await under.open(), council, 'open');
      expect(open.recommendations.map(({ ref }) => ref)).not.toContain('CY-8');
      expect(snapshotOf(await under.open(), council).recommendations).toHaveLength(4);
    });
  });

  describe(`decisions on what was said, in a register kept in ${name}`, () => {
    const council = `decides-${Date.now().toString(36)}`;
    const at = '2024-10-15T09:30:00.000Z';
    const approver = { by: 'approver-1', at, reason: null };
    let under: RegisterUnderTest;
    let store: RegisterStore;
    let count = 0;

    beforeAll(async () => {
      under = await make();
      await under.importRegister(registerOf(council));
      store = await under.open();
    }, 120_000);
    afterAll(async () => {
      await under.stop();
    });

    /** An answer of its own, with everything that an answer can have. */
    const answered = async (itemKey = `${council}/action/A02`, said: Partial<Update> = {}) => {
      count += 1;
      const saved = await store.saveUpdate(
        update(itemKey, '2024-25-Q2', {
          submissionId: `s${count}`,
          band: 'A',
          commentary: 'Behind,\nby a month',
          nextActions: 'Bring the drafts to Cabinet',
          requestedDue: '2025-06-30',
          requestReason: 'No tender',
          evidence: 'https://council.example/minutes/34',
          givenBy: { who: 'Car Parks Manager', how: 'by telephone', on: '2024-10-10' },
          submittedBy: 'officer-1',
          ...said,
        }),
      );
      if (saved.kind !== 'saved') throw new Error('the answer was not saved');
      return saved;
    };

    const find = (from: RegisterStore, key: string) =>
      snapshotOf(from, council).updates.find(one => one.key === key);

    const decisions: [string, Partial<Update>][] = [
      ['approved', { state: 'approved', decided: approver }],
      ['approved with a remark', { state: 'approved', decided: { ...approver, reason: 'Well put' } }],
      ['sent back', { state: 'returned', decided: { ...approver, reason: 'Which drafts?\nBy when?' } }],
      ['superseded', { state: 'superseded' }],
      ['edited for publication', { edited: { commentary: 'A month late', by: 'editor-1', at } }],
    ];

    test.each(decisions)('an answer is %s, and its words and figures stay', async (_, decision) => {
      const { value, etag } = await answered();
      const decided = { ...value, ...decision };
      const saved = await store.saveDecision(decided, etag);
      expect(saved).toEqual({ kind: 'saved', etag: store.etag(value.key), value: decided });
      expect(saved.etag).not.toBe(etag);
      for (const one of [store, await under.open()]) {
        expect(find(one, value.key)).toEqual(decided);
        expect(snapshotOf(one, council).problems).toEqual([]);
      }
    });

    test('an edit is taken back, and then nothing of it is left', async () => {
      const { value, etag } = await answered();
      const edited = { ...value, edited: { commentary: 'A month late', by: 'editor-1', at } };
      const first = await store.saveDecision(edited, etag);
      expect((await store.saveDecision(value, first.etag)).kind).toBe('saved');
      expect(find(await under.open(), value.key)).toEqual(value);
    });

    test.each<[string, Partial<Update>]>([
      ['its words', { commentary: 'On track' }],
      ['no words at all', { commentary: null }],
      ['its next actions', { nextActions: 'None' }],
      ['its rating', { band: 'G' }],
      ['the rating that was printed', { publishedBand: 'G' }],
      ['a figure', { value: 1 }],
      ['the parts of a share', { numerator: 1, denominator: 2 }],
      ['the state of its figure', { valueState: 'final' }],
      ['the day of its figure', { asAt: '2024-09-30' }],
      ['the date it asks for', { requestedDue: '2025-12-31' }],
      ['the day of completion', { completedOn: '2024-09-30' }],
      ['why it was restated', { restatementReason: 'A slip' }],
      ['what it replaces', { replaces: 'another' }],
      ['who said it', { submittedBy: 'officer-2' }],
      ['when it was said', { submittedAt: '2024-10-02T09:00:01Z' }],
      ['who may read it', { visibility: 'open' }],
      ['its evidence', { evidence: 'https://elsewhere.example' }],
      ['for whom it was given', { givenBy: { who: 'Somebody', how: 'by post', on: '2024-10-10' } }],
    ])('no decision changes %s', async (_, said) => {
      const { value, etag } = await answered();
      const changed = { ...value, ...said, state: 'approved' as const, decided: approver };
      await expect(store.saveDecision(changed, etag)).rejects.toMatchObject({ code: 'invalid' });
      expect(find(await under.open(), value.key)).toEqual(value);
      expect(store.etag(value.key)).toBe(etag);
    });

    test('of two people who decide at once the second is shown what the first decided', async () => {
      const { value, etag } = await answered();
      const other = await under.open();
      const approved = { ...value, state: 'approved' as const, decided: approver };
      await other.saveDecision(approved, etag);
      const returned = {
        ...value,
        state: 'returned' as const,
        decided: { by: 'approver-2', at, reason: 'Which drafts?' },
      };
      const late = await store.saveDecision(returned, etag);
      expect(late).toMatchObject({ kind: 'conflict', current: approved });
      expect(find(await under.open(), value.key)).toEqual(approved);
      expect(find(store, value.key)).toEqual(approved);
    });

    test('a decision that is sent again is the first one', async () => {
      const { value, etag } = await answered();
      const approved = { ...value, state: 'approved' as const, decided: approver };
      const first = await store.saveDecision(approved, etag);
      expect(await store.saveDecision(approved, etag)).toEqual(first);
      expect(await (await under.open()).saveDecision(approved, etag)).toEqual(first);
    });

    test('the answer that comes again after it is the answer that was given', async () => {
      const { value, etag } = await answered();
      const decided = {
        ...value,
        state: 'returned' as const,
        decided: { ...approver, reason: 'Which drafts?' },
        edited: { commentary: 'A month late', by: 'editor-1', at },
      };
      await store.saveDecision(decided, etag);
      expect(await store.saveUpdate(value)).toMatchObject({ kind: 'saved', value: decided });
      expect(find(await under.open(), value.key)).toEqual(decided);
    });

    test('nothing is decided of an answer that is not there', async () => {
      const unknown = update(`${council}/action/A02`, '2024-25-Q2', { submissionId: 'nobody' });
      await expect(store.saveDecision(unknown, '"1"')).rejects.toMatchObject({ code: 'not-found' });
    });

    test('an answer that another server has just taken is decided all the same', async () => {
      const unaware = await under.open();
      const open = await answered();
      const closed = await answered(`${council}/action/M01`, { band: 'G' });
      expect(closed.value.visibility).toBe('restricted');
      for (const { value, etag } of [open, closed]) {
        expect(unaware.etag(value.key)).toBeNull();
        const reworded = { ...value, commentary: 'On track' };
        await expect(unaware.saveDecision(reworded, etag)).rejects.toMatchObject({ code: 'invalid' });
        const approved = { ...value, state: 'approved' as const, decided: approver };
        expect(await unaware.saveDecision(approved, etag)).toMatchObject({ kind: 'saved', value: approved });
        expect(find(await under.open(), value.key)).toEqual(approved);
      }
    });

    test('what is decided of a restricted item stays with it, and nobody else sees it', async () => {
      const before = snapshotOf(store, council, 'open');
      const { value, etag } = await answered(`${council}/action/M01`, {
        band: 'G',
        commentary: 'Not for all',
      });
      const decided = {
        ...value,
        state: 'returned' as const,
        decided: { ...approver, reason: 'Not for all' },
        edited: { commentary: 'Not for all either', by: 'editor-1', at },
      };
      expect(await store.saveDecision(decided, etag)).toMatchObject({ kind: 'saved', value: decided });
      const opened = { ...decided, visibility: 'internal' as const };
      const save = store.saveDecision(opened, store.etag(value.key)!);
      await expect(save).rejects.toMatchObject({ code: 'invalid' });
      for (const one of [store, await under.open()]) {
        expect(find(one, value.key)).toEqual(decided);
        expect(JSON.stringify(snapshotOf(one, council, 'open'))).not.toContain('Not for all');
      }
      expect(snapshotOf(store, council, 'open')).toEqual(before);
    });
  });
};
