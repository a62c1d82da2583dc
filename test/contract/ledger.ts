import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Draft, JournalledAnswer, Ledger, Note, Outcome, PlannedMessage } from '../../chase/index.ts';

export type LedgerUnderTest = {
  /** A ledger of that tenant, at a time that the test can move on. Two of the same tenant see the same rows. */
  open(tenant: string, now: () => number): Ledger;
  stop(): Promise<void>;
};

const day = '2024-10-01';
const accepted: Outcome = { kind: 'accepted', activityId: '1:a|000001', conversationId: 'a:conversation' };
const rejected: Outcome = { kind: 'rejected', code: 'blocked', status: 403, retryAfter: null };

/** What every ledger does alike; the chase relies on each line of it. */
export const ledgerContract = (name: string, make: () => Promise<LedgerUnderTest>): void => {
  describe(`a ledger kept in ${name}`, () => {
    const start = Date.parse('2026-01-05T09:00:00Z');
    let under: LedgerUnderTest;
    let time = start;
    let tenants = 0;
    let tenant = '';
    const now = () => time;
    const open = () => under.open(tenant, now);

    beforeAll(async () => {
      under = await make();
    }, 60_000);
    afterAll(async () => {
      await under.stop();
    });
    beforeEach(() => {
      time = start;
      tenants += 1;
      tenant = `tenant-${Date.now().toString(36)}-${tenants}`;
    });

    const message = (entraId: string, on = day): PlannedMessage => ({
      key: `${on}_${entraId}`,
      council: 'kings-lynn',
      recipient: { entraId, post: 'Car Parks Manager' },
      day: on,
      steps: [
        {
          ladder: 'quarterly-return',
          step: 'opens',
          period: '2024-25-Q2',
          itemKeys: ['kings-lynn/action/A02'],
        },
      ],
      reason: 'The return for Q2 2024-25 opens today.',
    });
    const planned = async (ledger: Ledger, entraId = 'a') => {
      await ledger.insertOnce(message(entraId), '2024-10-01T08:00:00Z');
      return message(entraId).key;
    };

    test('plans a message once, and keeps the first', async () => {
      const ledger = open();
      expect(await ledger.insertOnce(message('a'), '2024-10-01T08:00:00Z')).toBe(true);
      expect(await ledger.insertOnce({ ...message('a'), reason: 'Again' }, '2024-10-01T08:01:00Z')).toBe(
        false,
      );
      expect(await ledger.list('planned')).toEqual([
        {
          ...message('a'),
          state: 'planned',
          plannedAt: '2024-10-01T08:00:00Z',
          outcome: null,
          settledAt: null,
        },
      ]);
    });

    test('gives one claim when many ask at once', async () => {
      const key = await planned(open());
      const claims = await Promise.all([open(), open(), open(), open()].map(ledger => ledger.claim(key, 60)));
      expect(claims.filter(claim => claim !== null)).toHaveLength(1);
      expect((await open().list('claimed')).map(one => one.key)).toEqual([key]);
    });

    test('gives no claim on what was never planned', async () => {
      expect(await open().claim(`${day}_nobody`, 60)).toBeNull();
    });

    test('lets the lease end in real time', async () => {
      const key = await planned(open());
      expect(await open().claim(key, 60)).toMatchObject({ key, leaseUntil: '2026-01-05T09:01:00.000Z' });
    });

    test.each([
      ['accepted', accepted],
      ['rejected', rejected],
      ['unknown', { kind: 'unknown', reason: 'the connection broke after sending' }],
    ] as const)('records that a message was %s, and gives it to nobody again', async (state, outcome) => {
      const ledger = open();
      const key = await planned(ledger);
      const claim = await ledger.claim(key, 60);
      await ledger.settle(claim!, outcome);
      expect(await ledger.list(state)).toMatchObject([
        { key, state, outcome, settledAt: '2026-01-05T09:00:00.000Z' },
      ]);
      expect(await ledger.list('claimed')).toEqual([]);
      expect(await ledger.claim(key, 60)).toBeNull();
    });

    test('gives up an expired claim as unknown, and never gives it again', async () => {
      const key = await planned(open());
      await open().claim(key, 60);
      time += 61_000;
      expect(await open().claim(key, 60)).toBeNull();
      expect(await open().list('unknown')).toMatchObject([{ key, outcome: { kind: 'unknown' } }]);
      expect(await open().claim(key, 60)).toBeNull();
    });

    test('shows an expired claim as unknown to whoever lists, without anybody asking for it', async () => {
      const key = await planned(open());
      await open().claim(key, 60);
      time += 61_000;
      expect(await open().list('claimed')).toEqual([]);
      expect((await open().list('unknown')).map(one => one.key)).toEqual([key]);
      expect((await open().listDay(day)).map(one => one.state)).toEqual(['unknown']);
    });

    test('takes the truth from the holder even after the lease has ended', async () => {
      const key = await planned(open());
      const claim = await open().claim(key, 60);
      time += 61_000;
      await open().list('unknown');
      await open().settle(claim!, accepted);
      expect(await open().list('accepted')).toMatchObject([{ key, outcome: accepted }]);
    });

    test('can be told the same outcome twice, and not another one', async () => {
      const claim = await open().claim(await planned(open()), 60);
      await open().settle(claim!, accepted);
      await open().settle(claim!, accepted);
      await expect(open().settle(claim!, rejected)).rejects.toMatchObject({ code: 'changed' });
      expect(await open().list('accepted')).toHaveLength(1);
    });

    test('plans a message again that was given back, says with what it was refused, and gives it anew', async () => {
      const key = await planned(open());
      const throttled: Outcome = { kind: 'rejected', code: 'throttled', status: 429, retryAfter: 300 };
      const claim = await open().claim(key, 60);
      await open().release(claim!, throttled);
      // A request whose answer was lost is repeated.
      await open().release(claim!, throttled);
      expect(await open().listDay(day, 'planned')).toMatchObject([
        { key, state: 'planned', outcome: throttled, settledAt: null },
      ]);
      const again = await open().claim(key, 60);
      await expect(open().settle(claim!, accepted)).rejects.toMatchObject({ code: 'changed' });
      await open().settle(again!, accepted);
      await expect(open().release(claim!, throttled)).rejects.toMatchObject({ code: 'changed' });
      expect(await open().list('accepted')).toMatchObject([{ key, outcome: accepted }]);
    });

    test('lists every message of a day, whatever became of it, and of no other day', async () => {
      const ledger = open();
      for (const id of ['a', 'b', 'c']) await planned(ledger, id);
      await ledger.insertOnce(message('a', '2024-10-02'), '2024-10-01T08:00:00Z');
      await ledger.insertOnce(message('a', '2024-09-30'), '2024-10-01T08:00:00Z');
      const claim = await ledger.claim(message('b').key, 60);
      await ledger.settle(claim!, accepted);
      const all = await ledger.listDay(day);
      expect(all.map(one => [one.recipient.entraId, one.state]).sort()).toEqual([
        ['a', 'planned'],
        ['b', 'accepted'],
        ['c', 'planned'],
      ]);
      const waiting = await ledger.listDay(day, 'planned');
      expect(waiting.map(one => one.recipient.entraId).sort()).toEqual(['a', 'c']);
    });

    test('keeps tenants apart', async () => {
      await planned(open());
      expect(await under.open(`${tenant}-other`, now).list('planned')).toEqual([]);
    });

    const answer = (said: Partial<JournalledAnswer> = {}): JournalledAnswer => ({
      key: `${day}_a_submission-1`,
      entraId: 'a',
      submissionId: 'submission-1',
      updateJson: JSON.stringify({ commentary: 'On its way — “nearly” there' }),
      acceptedAt: '2024-10-01T10:00:00Z',
      state: 'accepted',
      ...said,
    });

    test('journals an answer once; a repeat gets the first one back', async () => {
      expect(await open().journal(answer())).toEqual({ answer: answer(), repeated: false });
      const repeat = await open().journal(answer({ updateJson: '{}', acceptedAt: '2024-10-01T10:00:15Z' }));
      expect(repeat).toEqual({ answer: answer(), repeated: true });
    });

    test('hands over what is accepted and not yet in the register, until it is', async () => {
      const ledger = open();
      await ledger.journal(answer());
      await ledger.journal(answer({ key: 'b_submission-2', entraId: 'b', submissionId: 'submission-2' }));
      await ledger.markWritten(answer().key);
      await ledger.markWritten(answer().key);
      expect((await open().listUnwritten()).map(one => one.key)).toEqual(['b_submission-2']);
      expect((await open().journal(answer())).answer.state).toBe('written');
    });

    test('remembers the latest conversation with a person', async () => {
      const ledger = open();
      const reference = {
        entraId: 'a',
        tenantId: tenant,
        conversationId: 'a:1',
        serviceUrl: 'https://smba.trafficmanager.net/uk/',
        userId: '29:1',
        botId: '28:b',
      };
      expect(await ledger.reference('a')).toBeNull();
      await ledger.saveReference(reference);
      await ledger.saveReference({ ...reference, conversationId: 'a:2' });
      expect(await open().reference('a')).toEqual({ ...reference, conversationId: 'a:2' });
    });

    test('keeps a note under an id that holds any sign, and the same note again', async () => {
      const note: Note = {
        id: 'f:1/2|3#4?',
        entraId: 'a',
        kind: 'words',
        text: 'On leave from Monday',
        itemKey: null,
        toPost: null,
        at: '2024-10-01T10:00:00Z',
        settledBy: null,
      };
      const later: Note = {
        ...note,
        id: 'n2',
        kind: 'hand-over',
        itemKey: 'council/action/2.9',
        toPost: 'Parks Manager',
        at: '2024-10-02T10:00:00Z',
      };
      await open().saveNote(note);
      await expect(open().saveNote(note)).resolves.toBeUndefined();
      await open().saveNote(later);
      expect(await open().listNotes()).toEqual([later, note]);
      await open().saveNote({ ...later, settledBy: 'p' });
      expect(await open().listNotes()).toEqual([{ ...later, settledBy: 'p' }, note]);
      // Teams counts the messages of each chat by itself.
      await open().saveNote({ ...note, entraId: 'b' });
      expect(await open().listNotes()).toHaveLength(3);
    });

    test('keeps the last draft of a form, of each person their own, until it is dropped', async () => {
      const draft: Draft = {
        entraId: 'a',
        itemKey: 'council/action/2.9',
        period: '2024-25-Q2',
        raw: { band: 'G', commentary: 'Half <written> “words”' },
        at: '2024-10-01T10:00:00Z',
      };
      await open().saveDraft(draft);
      await open().saveDraft({ ...draft, raw: { band: 'A' } });
      await open().saveDraft({ ...draft, entraId: 'b' });
      await open().saveDraft({ ...draft, period: '2024-25-Q3' });
      expect(await open().draft(draft)).toEqual({ ...draft, raw: { band: 'A' } });
      expect((await open().listDrafts('a')).map(({ period }) => period).sort()).toEqual([
        '2024-25-Q2',
        '2024-25-Q3',
      ]);
      await open().dropDraft(draft);
      await expect(open().dropDraft(draft)).resolves.toBeUndefined();
      expect(await open().draft(draft)).toBeNull();
      expect(await open().draft({ ...draft, entraId: 'b' })).toMatchObject({ raw: { band: 'G' } });
    });

    test('keeps until when a person asked to be left alone', async () => {
      await open().saveSnooze({ entraId: 'a', until: '2024-10-03' });
      await open().saveSnooze({ entraId: 'a', until: '2024-10-04' });
      expect(await open().listSnoozes()).toEqual([{ entraId: 'a', until: '2024-10-04' }]);
    });
  });
};
