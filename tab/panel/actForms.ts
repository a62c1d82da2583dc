import type { ActName, Item } from '../../register/index.ts';
import type { Client, ItemActBody } from '../../server/client.ts';

/** A field of an act, by the name that a refusal gives it. */
export type ActField = {
  name: 'to' | 'reason' | 'decisionRef' | 'title' | 'minuteRef' | 'nextReview' | 'reviewOn' | 'riskScore';
  label: string;
  kind: 'day' | 'line' | 'words';
};

export type ActTyped = Partial<Record<ActField['name'], string>>;

type Send = (client: Client, of: { key: string; etag: string }, typed: ActTyped) => Promise<unknown>;

/** Something that can be done to an item in its panel: what the table of rights calls it, and what it asks for. */
export type ActForm = {
  id: string;
  right: ActName;
  /** On its button. */
  label: string;
  /** On the button that does it. */
  button: string;
  done: string;
  fields: readonly ActField[];
  isFor: (item: Item) => boolean;
  send: Send;
};

const reason = (label: string): ActField => ({ name: 'reason', label, kind: 'words' });
const day = (name: 'to' | 'nextReview' | 'reviewOn', label: string): ActField => ({
  name,
  label,
  kind: 'day',
});
const decision: ActField = {
  name: 'decisionRef',
  label: 'By which decision? A minute or report reference',
  kind: 'line',
};

const said = (name: ActField['name'], typed: ActTyped): string => typed[name] ?? '';

/** Sends what an act says, made from what was typed. */
const act =
  (body: (typed: ActTyped) => ItemActBody): Send =>
  (client, { key, etag }, typed) =>
    client.decide(key, body(typed), etag);

const redate: Send = (client, { key, etag }, typed) =>
  client.agreeDate(key, { to: said('to', typed), reason: said('reason', typed) }, etag);

const isAction =
  (...states: string[]) =>
  (item: Item): boolean =>
    item.kind === 'action' && states.includes(item.state);

const isRecommendation = ({ kind }: Item): boolean => kind === 'recommendation';
const isDocument = ({ kind }: Item): boolean => kind === 'document';

const ofActions: readonly ActForm[] = [
  {
    id: 're-date',
    right: 're-date',
    label: 'Agree another date',
    button: 'Agree this date',
    done: 'The new date is agreed. The date first agreed stays on record.',
    fields: [day('to', 'New date'), reason('Why is it moved?')],
    isFor: isAction('open', 'paused', 'closure-proposed'),
    send: redate,
  },
  {
    id: 'propose-closure',
    right: 'propose-closure',
    label: 'Propose to close it',
    button: 'Propose it',
    done: 'It is proposed for closure. It stays in the report until members have decided.',
    fields: [],
    isFor: isAction('open', 'paused'),
    send: act(() => ({ act: 'closure-proposed' })),
  },
  ...(
    [
      [
        'close',
        'closed',
        'Record that it was closed',
        'It is closed, by that decision.',
        ['open', 'paused', 'closure-proposed'],
      ],
      ['pause', 'paused', 'Record that it was put on hold', 'It is on hold, by that decision.', ['open']],
      [
        'take-up',
        'taken-up',
        'Record that it is taken up again',
        'It is taken up again.',
        ['paused', 'closed', 'closure-proposed', 'completed'],
      ],
    ] as const
  ).map(([right, name, label, done, states]): ActForm => ({
    id: right,
    right,
    label,
    button: 'Record it',
    done,
    fields: [decision],
    isFor: isAction(...states),
    send: act(typed => ({ act: name, decisionRef: said('decisionRef', typed) })),
  })),
  {
    id: 'rescope',
    right: 'rescope',
    label: 'Record another scope',
    button: 'Record it',
    done: 'The new scope is recorded, beside the one of before.',
    fields: [{ name: 'title', label: 'What is promised now?', kind: 'line' }, reason('Why?'), decision],
    isFor: isAction('open', 'paused'),
    send: act(typed => ({
      act: 'rescoped',
      title: said('title', typed),
      reason: said('reason', typed),
      decisionRef: said('decisionRef', typed),
    })),
  },
];

const ofRecommendations: readonly ActForm[] = [
  {
    id: 're-date-recommendation',
    right: 're-date-recommendation',
    label: 'Agree another date',
    button: 'Agree this date',
    done: 'The new date is agreed. The rate still goes by the date first agreed.',
    fields: [day('to', 'New date'), reason('Why is it moved?')],
    isFor: isRecommendation,
    send: redate,
  },
  ...(
    [
      ['reopen', 'reopened', 'Open it again', 'It is open again.'],
      ['supersede', 'superseded', 'Record that it is superseded', 'It is superseded.'],
    ] as const
  ).map(([right, name, label, done]): ActForm => ({
    id: right,
    right,
    label,
    button: 'Record it',
    done,
    fields: [reason('Why?')],
    isFor: isRecommendation,
    send: act(typed => ({ act: name, reason: said('reason', typed) })),
  })),
  {
    id: 'propose-acceptance',
    right: 'propose-acceptance',
    label: 'Propose to accept the risk',
    button: 'Propose it',
    done: 'It is proposed. The head of audit gives an opinion before the committee’s minute.',
    fields: [
      reason('Why is the risk to be accepted?'),
      { name: 'riskScore', label: 'Risk score', kind: 'line' },
      day('reviewOn', 'Looked at again on'),
    ],
    isFor: isRecommendation,
    send: act(typed => ({
      act: 'acceptance-proposed',
      reason: said('reason', typed),
      riskScore: Number(said('riskScore', typed)),
      reviewOn: said('reviewOn', typed),
    })),
  },
  {
    id: 'minute-acceptance',
    right: 'minute-acceptance',
    label: 'Record the committee’s minute on the risk',
    button: 'Record it',
    done: 'The minute is recorded.',
    fields: [{ name: 'minuteRef', label: 'Minute reference', kind: 'line' }],
    isFor: isRecommendation,
    send: act(typed => ({ act: 'acceptance-minuted', minuteRef: said('minuteRef', typed) })),
  },
];

const ofDocuments: readonly ActForm[] = [
  {
    id: 'updated',
    right: 'settle-review',
    label: 'Record that it was brought up to date',
    button: 'Record it',
    done: 'Recorded, with its next review.',
    fields: [day('nextReview', 'Next review')],
    isFor: isDocument,
    send: act(typed => ({ act: 'updated', nextReview: said('nextReview', typed) })),
  },
  {
    id: 'extended',
    right: 'settle-review',
    label: 'Extend it',
    button: 'Extend it',
    done: 'It is extended until its next review.',
    fields: [day('nextReview', 'Next review'), reason('Why may it stand as it is?')],
    isFor: isDocument,
    send: act(typed => ({
      act: 'extended',
      nextReview: said('nextReview', typed),
      reason: said('reason', typed),
    })),
  },
  {
    id: 'withdrawn',
    right: 'settle-review',
    label: 'Withdraw it',
    button: 'Withdraw it',
    done: 'It is withdrawn.',
    fields: [reason('Why?')],
    isFor: isDocument,
    send: act(typed => ({ act: 'withdrawn', reason: said('reason', typed) })),
  },
  {
    id: 'begin-review',
    right: 'begin-review',
    label: 'Begin a formal review',
    button: 'Begin it',
    done: 'The formal review has begun.',
    fields: [],
    isFor: isDocument,
    send: act(() => ({ act: 'formal-review-begun' })),
  },
];

const all: readonly ActForm[] = [...ofActions, ...ofRecommendations, ...ofDocuments];

/**
 * What that person may do to an item as it stands, beside answering and deciding on answers. Nobody agrees to a date of
 * their own but who keeps the dates (`keepsDates`); others agree to one that was asked for, where they decide on it.
 */
export const actFormsFor = (
  item: Item,
  { may, keepsDates }: { may: readonly ActName[]; keepsDates: boolean },
): readonly ActForm[] =>
  all.filter(
    ({ right, isFor, send }) => may.includes(right) && isFor(item) && (send !== redate || keepsDates),
  );

/** What is missing, by field: an act that needs a reason is not sent without one. */
export const missingIn = ({ fields }: ActForm, typed: ActTyped): ReadonlySet<ActField['name']> =>
  new Set(fields.flatMap(({ name }) => ((typed[name] ?? '').trim() === '' ? [name] : [])));
