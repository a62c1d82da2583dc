import { isRestricted } from '../../register/index.ts';
import type {
  Day,
  Problem,
  Recommendation,
  RecommendationPosition,
  RiskPriority,
  Snapshot,
} from '../../register/index.ts';
import { createCard, heading, line, type AdaptiveCard, type Element, type Input } from './adaptiveCard.ts';
import { datedFacts } from './datedFacts.ts';
import { proofWords } from './datedWords.ts';
import { backToDecisions, goTo, send } from './decidePresses.ts';
import { choiceField, longText, problemBox } from './fields.ts';
import { fittingCard } from './fitting.ts';
import type { Origin } from './presses.ts';

export type TypedVerification = {
  method?: string | undefined;
  sample?: string | undefined;
  result?: string | undefined;
  needs?: string | undefined;
};

export type ClaimCardInput = {
  snapshot: Snapshot;
  item: Recommendation;
  claim: NonNullable<RecommendationPosition['claim']>;
  day: Day;
  origin: Origin;
  typed?: TypedVerification;
  problems?: readonly Problem[];
  notice?: Element[];
};

const methods = [
  { value: 'evidence-read', title: 'The evidence was read' },
  { value: 'inspected', title: 'It was inspected' },
  { value: 're-tested', title: 'It was re-tested, with a sample' },
] as const;

export type Method = (typeof methods)[number]['value'];

const weakest: Record<RiskPriority, number> = { low: 0, medium: 1, high: 2 };

/** The ways of verifying that suffice for a priority, the least first. */
export const sufficientMethods = (priority: RiskPriority) => methods.slice(weakest[priority]);

const fieldsOf = ({ item, claim, typed = {} }: ClaimCardInput): Input[] => {
  const choices = sufficientMethods(item.riskPriority).map(({ title, value }) => ({ title, value }));
  const only = choices.length === 1 ? choices[0]?.value : undefined;
  const verifying = [
    choiceField('method', 'How was it verified?', { choices, typed: typed.method ?? only }),
    longText('sample', item.riskPriority === 'high' ? 'Sample' : 'Sample, if there was one', typed.sample),
    longText('result', 'Result', typed.result),
  ];
  return [
    ...(claim.how === 'implemented' ? verifying : []),
    longText('needs', 'If you return it: what would satisfy', typed.needs),
  ];
};

const build = (input: ClaimCardInput, most: number): AdaptiveCard => {
  const { snapshot, item, claim, day, origin, problems = [], notice = [] } = input;
  const data = { item: item.key };
  const whole = claim.how === 'implemented';
  return createCard(
    [
      heading(whole ? 'Verify a recommendation' : 'Partly implemented'),
      ...datedFacts({ snapshot, item, day }, most),
      ...(isRestricted(item.visibility)
        ? [
            line(
              'What was said is restricted and not shown in Teams. Read it in the register before you decide.',
            ),
          ]
        : [
            line(whole ? proofWords[item.riskPriority] : 'It can be verified once all of it is implemented.'),
          ]),
      ...problemBox(problems, 'Not decided yet. What you typed is kept.'),
      ...notice,
      ...fieldsOf(input),
    ],
    [
      ...(whole ? [send('verify', { origin, data, title: 'Verify and close', primary: true })] : []),
      send('return-claim', { origin, data, title: 'Return it' }),
      goTo('more', { origin, data, title: 'More' }),
      backToDecisions(origin),
    ],
  );
};

/** What an owner claims of a recommendation, and how its closer confirms or returns it. */
export const claimCard = (input: ClaimCardInput): AdaptiveCard =>
  fittingCard([8000, 4000, 1500, 500], most => build(input, most));
