import type { ApprovalRoute } from '../document.ts';
import type { Frequency, Polarity, Unit, Visibility } from '../item.ts';
import type { AssuranceSource, RiskPriority } from '../recommendation.ts';
import { tidy } from './figureText.ts';

type Words<T> = readonly (readonly [words: RegExp, means: T])[];

/** A reader of cells that can only say a few things; null for what is none of them. */
const choiceOf =
  <T>(words: Words<T>) =>
  (text: string): T | null => {
    const said = tidy(text).toLowerCase();
    const found = words.find(([shape]) => shape.test(said));
    return found ? found[1] : null;
  };

/** `Cumulative` and `Snapshot` as well, for a column that says which. */
export const readYesNo = choiceOf<boolean>([
  [/^(y|yes|true|1|x|✓|✔|√|cumulative|ytd|year to date)$/, true],
  [
    /^(n|no|false|0|-|✗|✘|non-?cumulative|not cumulative|snapshot|point in time|quarterly|in[- ](quarter|period))$/,
    false,
  ],
]);

const polarityWords = choiceOf<Polarity>([
  [
    /^(high(er)?|bigger|up|more|increas(e|ing)|maximi[sz]e|larger|high(er)? is (good|better)|bigger is better|↑|▲|⬆|\+|positive)\b|^[↑▲⬆+]$/,
    'higher',
  ],
  [
    /^(low(er)?|smaller|down|less|fewer|decreas(e|ing)|minimi[sz]e|reduce|reduction|negative)\b|^[↓▼⬇-]$/,
    'lower',
  ],
  [/^(range|between|within range|plan is best|on plan|goldilocks)$/, 'range'],
  [
    /^(none|neither|neutral|monitor(ing)?( only)?|n\/a|not applicable|contextual|volumetric|info(rmation)?( only)?|trend only|data only)$/,
    'none',
  ],
]);

/** `heading` matters where the cell only says yes or no: "Higher is better". */
export const readPolarity = (text: string, heading: string): Polarity | null => {
  const said = polarityWords(text);
  if (said !== null) return said;
  const yes = readYesNo(text);
  if (yes === null || !/high|big|low|small/i.test(heading)) return null;
  return yes === /^\W*(high|big)/i.test(heading) ? 'higher' : 'lower';
};

export const readUnit = choiceOf<Unit>([
  [/^(%|per ?cent(age)?s?|perc|pct|rate \(%\)|proportion)/, 'percent'],
  [/^(£|gbp|pounds?|money|currency|financial|cost)/, 'gbp'],
  [/^(tonnes?|tonnage|t)$/, 'tonnes'],
  [/^kwh$/, 'kwh'],
  [/^((working |calendar )?days?)$/, 'days'],
  [/^ftes?$/, 'fte'],
  [
    /^(no|no\.|number|numeric|count|#|integer|decimal|volume|ratio|rate|score|hours?|minutes?|weeks?|months?)$|^(number|no\.?|rate|count) /,
    'number',
  ],
]);

export const readFrequency = choiceOf<Frequency>([
  [/^(m|month(ly)?|every month)$/, 'monthly'],
  [/^(q|quarter(ly)?|every quarter|3 monthly)$/, 'quarterly'],
  [/^(a|y|annual(ly)?|year(ly)?|every year|once a year|biennial(ly)?|every (two|2) years)$/, 'annual'],
]);

/** `heading` matters where the cell only says yes or no: "Confidential" or "Public". */
export const readVisibility = (text: string, heading: string): Visibility | null => {
  const said = choiceOf<Visibility>([
    [/^(open|public|published)/, 'open'],
    [/^internal/, 'internal'],
    [/^(restricted|confidential|official.sensitive)/, 'restricted'],
    [/^(exempt|private|part (2|ii|b))/, 'exempt'],
  ])(text);
  const yes = readYesNo(text);
  if (said !== null || yes === null) return said;
  const closed = /confidential|exempt/i.exec(heading)?.[0].toLowerCase();
  if (closed === undefined) return yes ? 'open' : 'internal';
  return !yes ? 'internal' : closed === 'exempt' ? 'exempt' : 'restricted';
};

export const readRiskPriority = choiceOf<RiskPriority>([
  [/^(h|high|critical|fundamental|essential|priority (1|high)|1|p1|red)\b/, 'high'],
  [/^(m|medium|moderate|significant|important|priority (2|medium)|2|p2|amber)\b/, 'medium'],
  [/^(l|low|minor|advisory|merits attention|best practice|priority (3|low)|3|p3|green)\b/, 'low'],
]);

export const readSource = choiceOf<AssuranceSource>([
  [/internal.?audit|^ia$/, 'internal-audit'],
  [/external.?audit|^ea$/, 'external-audit'],
  [/ombudsman|lgsco|^hos$/, 'ombudsman'],
  [/inspect|ofsted|cqc|regulator/, 'inspection'],
  [/peer/, 'peer-challenge'],
]);

export const readApprovalRoute = choiceOf<ApprovalRoute>([
  [/cabinet|executive/, 'cabinet'],
  [/full council|^council/, 'council'],
  [/officer|director|delegated|manager|team|head of/, 'officer'],
]);
