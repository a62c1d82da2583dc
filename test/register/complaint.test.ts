import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  applyComplaintAct,
  complaintClock,
  rateComplaint,
  summariseComplaints,
  type Complaint,
  type ComplaintAct,
} from '../../register/index.ts';
import { complaint, england, schemeOf, snapshotOf } from './madeSnapshot.ts';

const scheme = schemeOf('complaints');
const { clock } = scheme;
if (!clock) throw new Error('complaints have a clock');
const terms = { clock, calendar: england };

const did = (act: 'acknowledged' | 'escalated' | 'withdrawn', on: string): ComplaintAct => ({ act, on });
const acknowledged = (on: string) => did('acknowledged', on);
const escalated = (on: string) => did('escalated', on);
const withdrawn = (on: string) => did('withdrawn', on);
const extended = (on: string, reason = 'The file is at the archive'): ComplaintAct => ({
  act: 'extended',
  on,
  reason,
});
const responded = (on: string): ComplaintAct => ({ act: 'responded', on, decision: 'not-upheld' });
const received = (on: string): ComplaintAct => ({ act: 'ombudsman-received', on });
const investigated = (on: string): ComplaintAct => ({ act: 'ombudsman-investigated', on });
const decided = (on: string, decision: 'upheld' | 'not-upheld' = 'upheld'): ComplaintAct => ({
  act: 'ombudsman-decided',
  on,
  decision,
});

const stageOn = (acts: ComplaintAct[], day = '2024-12-31', receivedOn = '2024-06-03') =>
  complaintClock(complaint({ acts, receivedOn }), day, terms)?.stage;

describe('a complaint received on Monday 3 June 2024', () => {
  test.each([
    ['is acknowledged in 5 working days and answered in 10 more', [], '2024-06-10', '2024-06-24'],
    [
      'acknowledged early, the answer counts from there',
      [acknowledged('2024-06-05')],
      '2024-06-10',
      '2024-06-19',
    ],
    ['acknowledged late, no time is won', [acknowledged('2024-06-20')], '2024-06-10', '2024-06-24'],
    [
      'extended, it has 10 more',
      [acknowledged('2024-06-05'), extended('2024-06-18')],
      '2024-06-10',
      '2024-07-03',
    ],
    [
      'at stage 2 it has 20',
      [
        acknowledged('2024-06-05'),
        responded('2024-06-14'),
        escalated('2024-07-01'),
        acknowledged('2024-07-02'),
      ],
      '2024-07-08',
      '2024-07-30',
    ],
    [
      'at stage 2, extended, it has 40, bank holidays left out',
      [responded('2024-06-14'), escalated('2024-07-01'), acknowledged('2024-07-02'), extended('2024-07-30')],
      '2024-07-08',
      '2024-08-28',
    ],
  ] as [string, ComplaintAct[], string, string][])('%s', (_, acts, acknowledgeBy, answerBy) =>
    expect(stageOn(acts)).toMatchObject({ acknowledgeBy, answerBy }),
  );

  test('and received on a Saturday has its first working day on Monday', () =>
    expect(stageOn([], '2024-06-01', '2024-06-01')?.acknowledgeBy).toBe('2024-06-07'));

  test.each([
    ['InTime', [], '2024-06-10'],
    ['Overdue', [], '2024-06-11'],
    ['InTime', [acknowledged('2024-06-10')], '2024-06-24'],
    ['Overdue', [acknowledged('2024-06-10')], '2024-06-25'],
    ['InTime', [acknowledged('2024-06-10'), extended('2024-06-24')], '2024-06-25'],
    ['AnsweredInTime', [acknowledged('2024-06-10'), responded('2024-06-24')], '2025-01-01'],
    ['AnsweredLate', [acknowledged('2024-06-10'), responded('2024-06-25')], '2025-01-01'],
    ['Withdrawn', [acknowledged('2024-06-10'), withdrawn('2024-06-12')], '2025-01-01'],
    ['AnsweredInTime', [responded('2024-06-07'), escalated('2024-07-01')], '2024-06-30'],
    ['InTime', [responded('2024-06-07'), escalated('2024-07-01')], '2024-07-08'],
    ['Overdue', [responded('2024-06-07'), escalated('2024-07-01')], '2024-07-09'],
  ] as [string, ComplaintAct[], string][])('is %s after %j on %s', (band, acts, day) =>
    expect(rateComplaint(complaint({ acts }), day, { scheme, calendar: england })).toMatchObject({
      band,
      computed: band,
      because: 'dates',
    }),
  );

  test('is not rated where its scheme has no clock, or a clock without stages', () => {
    const without = [null, { ...clock, stages: [] }];
    for (const none of without) {
      const bare = { ...scheme, clock: none };
      expect(rateComplaint(complaint(), '2024-06-10', { scheme: bare, calendar: england })).toBeNull();
    }
  });

  test('that a row takes past the last stage stays in it', () =>
    expect(stageOn([escalated('2024-06-10'), escalated('2024-06-11')])?.beganOn).toBe('2024-06-10'));
});

const refusal = (acts: ComplaintAct[], act: ComplaintAct) => {
  const result = applyComplaintAct(complaint({ acts }), act, terms);
  return result.ok ? [] : result.problems.map(({ code, field }) => `${code} ${field}`);
};

describe('what can be done to a complaint', () => {
  const answered = [acknowledged('2024-06-05'), responded('2024-06-14')];
  const atStage2 = [...answered, escalated('2024-07-01')];
  const withOmbudsman = [...answered, received('2024-08-01')];

  test.each([
    ['acknowledged', [], acknowledged('2024-06-05')],
    ['extended on the last day', [], extended('2024-06-24')],
    ['answered', [], responded('2024-06-14')],
    ['withdrawn', [], withdrawn('2024-06-14')],
    ['escalated after its answer', answered, escalated('2024-07-01')],
    [
      'extended at stage 2, though stage 1 was',
      [extended('2024-06-05'), ...answered, escalated('2024-07-01')],
      extended('2024-07-02'),
    ],
    ['taken to the ombudsman', answered, received('2024-08-01')],
    ['investigated', withOmbudsman, investigated('2024-09-01')],
    ['decided', [...withOmbudsman, investigated('2024-09-01')], decided('2024-10-01')],
  ] as [string, ComplaintAct[], ComplaintAct][])('it is %s', (_, acts, act) => {
    const result = applyComplaintAct(complaint({ acts }), act, terms);
    expect(result.ok && result.value.acts).toEqual([...acts, act]);
  });

  test.each([
    ['a day that is none', [], acknowledged('today'), ['not-a-date on']],
    ['before it was received', [], acknowledged('2024-06-02'), ['out-of-range on']],
    ['before what was done last', answered, escalated('2024-06-13'), ['out-of-range on']],
    [
      'before what was done last, in whatever order that is kept',
      [...answered].reverse(),
      escalated('2024-06-13'),
      ['out-of-range on'],
    ],
    ['acknowledged twice', answered.slice(0, 1), acknowledged('2024-06-06'), ['wrong-state act']],
    ['extended twice', [extended('2024-06-05')], extended('2024-06-06'), ['already-extended act']],
    ['extended without a reason', [], extended('2024-06-05', ' '), ['reason-needed reason']],
    ['extended when it is late', [], extended('2024-06-25'), ['wrong-state act']],
    [
      'extended after its answer, without a reason',
      answered,
      extended('2024-06-15', ''),
      ['wrong-state act', 'reason-needed reason'],
    ],
    ['answered twice', answered, responded('2024-06-17'), ['wrong-state act']],
    ['withdrawn after its answer', answered, withdrawn('2024-06-17'), ['wrong-state act']],
    ['answered once withdrawn', [withdrawn('2024-06-05')], responded('2024-06-17'), ['wrong-state act']],
    ['escalated before its answer', [], escalated('2024-06-17'), ['wrong-state act']],
    [
      'escalated once withdrawn',
      [...atStage2, withdrawn('2024-07-02')],
      escalated('2024-07-03'),
      ['wrong-state act'],
    ],
    [
      'escalated past the last stage',
      [...atStage2, responded('2024-07-05')],
      escalated('2024-07-17'),
      ['wrong-state act'],
    ],
    ['received twice by the ombudsman', withOmbudsman, received('2024-08-02'), ['wrong-state act']],
    ['investigated before it was received', answered, investigated('2024-08-02'), ['wrong-state act']],
    [
      'investigated twice',
      [...withOmbudsman, investigated('2024-08-02')],
      investigated('2024-08-03'),
      ['wrong-state act'],
    ],
    ['decided before it was investigated', withOmbudsman, decided('2024-08-02'), ['wrong-state act']],
    [
      'decided twice',
      [...withOmbudsman, investigated('2024-08-02'), decided('2024-09-02')],
      decided('2024-09-03', 'not-upheld'),
      ['wrong-state act'],
    ],
  ] as [string, ComplaintAct[], ComplaintAct, string[]][])('not %s', (_, acts, act, problems) =>
    expect(refusal(acts, act)).toEqual(problems),
  );

  test('nothing where the clock has no stages', () =>
    expect(
      applyComplaintAct(complaint(), acknowledged('2024-06-05'), {
        ...terms,
        clock: { ...clock, stages: [] },
      }),
    ).toEqual({
      ok: false,
      problems: [{ code: 'missing', field: 'clock' }],
    }));
});

const year = { from: '2023-11-21', to: '2024-11-20' };
const ofYear = (complaints: Complaint[]) => summariseComplaints(snapshotOf({ complaints }), year, england);

describe('complaints of twelve months', () => {
  const atOmbudsman = (ref: string, ...then: ComplaintAct[]) =>
    complaint({ ref, acts: [responded('2024-06-10'), received('2024-07-01'), ...then] });

  test('received 13, investigated 3, upheld 2, not upheld 1', () => {
    const complaints = [
      ...Array.from({ length: 10 }, (_, index) => atOmbudsman(`C${index}`)),
      atOmbudsman('C10', investigated('2024-08-01'), decided('2024-09-01')),
      atOmbudsman('C11', investigated('2024-08-01'), decided('2024-09-01')),
      atOmbudsman('C12', investigated('2024-08-01'), decided('2024-09-01', 'not-upheld')),
    ];
    const summary = ofYear(complaints);
    expect(summary.ok && summary.value.ombudsman).toEqual({
      received: 13,
      investigated: 3,
      upheld: 2,
      notUpheld: 1,
      underInvestigation: 0,
    });
  });

  test('one that is being investigated still is counted apart', () => {
    const summary = ofYear([atOmbudsman('C1', investigated('2024-08-01'), decided('2024-12-01'))]);
    expect(summary.ok && summary.value.ombudsman).toEqual({
      received: 1,
      investigated: 0,
      upheld: 0,
      notUpheld: 0,
      underInvestigation: 1,
    });
  });

  test.each([
    ['decided, but not investigated', [received('2024-07-01'), decided('2024-08-01')]],
    ['investigated, but not received', [investigated('2024-07-01')]],
    ['investigated before it was received', [investigated('2024-07-01'), received('2024-07-02')]],
    [
      'decided twice',
      [received('2024-07-01'), investigated('2024-07-02'), decided('2024-08-01'), decided('2024-08-02')],
    ],
  ])('refuses what does not add up, by name: %s', (_, acts) =>
    expect(
      ofYear([complaint({ ref: 'C7', acts }), complaint({ ref: 'C8' }), complaint({ ref: 'C9', acts })]),
    ).toEqual({
      ok: false,
      problems: [{ code: 'identity-broken', field: 'ombudsman', facts: { items: 'C7, C9' } }],
    }),
  );

  test('stages with what became of them; those begun outside the time are left out', () => {
    const summary = ofYear([
      complaint({ ref: 'C1', acts: [responded('2024-06-10')] }),
      complaint({ ref: 'C2', acts: [extended('2024-06-10'), responded('2024-08-10')] }),
      complaint({ ref: 'C3', acts: [withdrawn('2024-06-10')] }),
      complaint({ ref: 'C4', receivedOn: '2024-11-18' }),
      complaint({
        ref: 'C5',
        receivedOn: '2023-11-20',
        acts: [responded('2023-11-24'), escalated('2024-01-02')],
      }),
      complaint({ ref: 'C6', receivedOn: '2024-11-21' }),
    ]);
    expect(summary.ok && summary.value).toMatchObject({
      received: 4,
      stages: [
        {
          stage: 1,
          began: 4,
          extended: 1,
          bands: { AnsweredInTime: 1, AnsweredLate: 1, Withdrawn: 1, InTime: 1, Overdue: 0 },
          decisions: { upheld: 0, 'partly-upheld': 0, 'not-upheld': 2 },
        },
        { stage: 2, began: 1, bands: { Overdue: 1 } },
      ],
      ombudsman: { received: 0 },
    });
  });

  test('without those of which a row could not be read', () => {
    const problem = {
      code: 'not-a-date',
      list: 'Items',
      rowId: '1',
      key: null,
      itemKey: 'made-up/complaint/C1',
      title: null,
      webUrl: null,
    } as const;
    const snapshot = snapshotOf({ complaints: [complaint(), complaint({ ref: 'C2' })], problems: [problem] });
    const summary = summariseComplaints(snapshot, year, england);
    expect(summary.ok && summary.value.received).toBe(1);
  });

  test('not where a scheme has no clock: the complaint is named', () =>
    expect(ofYear([complaint({ scheme: 'policies' })])).toEqual({
      ok: false,
      problems: [{ code: 'unknown-scheme', field: 'scheme', facts: { scheme: 'policies', items: 'C1' } }],
    }));
});

const anyDay = fc.integer({ min: 0, max: 500 }).map(days => addDays('2023-10-01', days));
const anyAct = anyDay.chain(on =>
  fc.constantFrom<ComplaintAct>(
    acknowledged(on),
    extended(on),
    responded(on),
    escalated(on),
    withdrawn(on),
    received(on),
    investigated(on),
    decided(on),
    decided(on, 'not-upheld'),
  ),
);
const anyHistory = fc.tuple(anyDay, fc.array(anyAct, { maxLength: 12 })).map(([receivedOn, acts]) =>
  [...acts]
    .sort((a, b) => a.on.localeCompare(b.on))
    .reduce<Complaint>((before, act) => {
      const result = applyComplaintAct(before, act, terms);
      return result.ok ? result.value : before;
    }, complaint({ receivedOn })),
);

test('the identities hold for any history of accepted acts', () => {
  fc.assert(
    fc.property(fc.array(anyHistory, { maxLength: 8 }), histories => {
      const complaints = histories.map((one, index) => ({
        ...one,
        ref: `C${index}`,
        key: `made-up/complaint/C${index}`,
      }));
      const summary = ofYear(complaints);
      if (!summary.ok) throw new Error(JSON.stringify(summary.problems));
      const { ombudsman, stages } = summary.value;
      expect(ombudsman.investigated).toBe(ombudsman.upheld + ombudsman.notUpheld);
      expect(ombudsman.received).toBeGreaterThanOrEqual(
        ombudsman.investigated + ombudsman.underInvestigation,
      );
      for (const { began, bands, decisions } of stages) {
        const sum = (figures: number[]) => figures.reduce((a, b) => a + b, 0);
        expect(sum(Object.values(bands))).toBe(began);
        expect(sum(Object.values(decisions))).toBe(
          (bands['AnsweredInTime'] ?? 0) + (bands['AnsweredLate'] ?? 0),
        );
      }
    }),
    { numRuns: 60 },
  );
});
