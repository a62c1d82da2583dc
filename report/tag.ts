import {
  accept,
  parsePeriod,
  previousPeriod,
  refuse,
  type PeriodId,
  type Result,
} from '../register/index.ts';

/** The report's own period, and the one before it; both survive filling, so that a filled report is a template too. */
export const relativePeriods = ['~', '~-1'] as const;

/** `period` is a period's id, or one of `relativePeriods`. */
export type Tag = { block: string; period: PeriodId; parameters: Record<string, string> };

/** Word refuses a content control's tag that is longer. */
export const longestTag = 64;

const version = 'qb1';

/** True for the tag of a control that is ours, well formed or not. */
export const isLiveTag = (text: string): boolean => text.startsWith(`${version}|`);

const isRelative = (text: string): boolean => relativePeriods.some(period => period === text);

const encode = (text: string): string => text.replace(/[|;=%]/g, char => encodeURIComponent(char));

const decode = (text: string): string =>
  text.replace(/%(7C|3B|3D|25)/gi, code => String.fromCharCode(parseInt(code.slice(1), 16)));

/** Refused with `tag-too-long` past 64 characters: a tag is never cut short. Parameters in alphabetical order. */
export const formatTag = ({ block, period, parameters }: Tag): Result<string> => {
  const named = Object.entries(parameters).sort(([a], [b]) => a.localeCompare(b));
  const written = named.map(([name, value]) => `${name}=${encode(value)}`).join(';');
  const text = [version, block, period, ...(written === '' ? [] : [written])].join('|');
  if (text.length <= longestTag) return accept(text);
  return refuse({
    code: 'tag-too-long',
    field: 'tag',
    facts: { text, length: text.length, longest: longestTag },
  });
};

const parseParameters = (text: string): Record<string, string> | null => {
  const parameters: Record<string, string> = {};
  for (const part of text.split(';').filter(one => one !== '')) {
    const match = /^([a-z])=([^=|]+)$/.exec(part);
    const name = match?.[1];
    if (!match?.[2] || name === undefined || name in parameters) return null;
    parameters[name] = decode(match[2]);
  }
  return parameters;
};

/** `qb1|block|period|k=v;k=v`; the last part may be left out. Whether there is such a block is not asked here. */
export const parseTag = (text: string): Result<Tag> => {
  const refused = refuse({ code: 'not-a-tag', field: 'tag', facts: { text } });
  if (text.length > longestTag) {
    return refuse({
      code: 'tag-too-long',
      field: 'tag',
      facts: { text, length: text.length, longest: longestTag },
    });
  }
  const [first, block, period, written = '', ...rest] = text.split('|');
  if (first !== version || !block || !/^[a-z][a-z-]*$/.test(block) || !period || rest.length > 0)
    return refused;
  const parameters = parseParameters(written);
  if (!parameters) return refused;
  if (isRelative(period)) return accept({ block, period, parameters });
  const parsed = parsePeriod(period);
  return parsed.ok ? accept({ block, period: parsed.value, parameters }) : parsed;
};

/** The period that a tag means in a report for `reportPeriod`; `~-1` is the nearest earlier one of `periods`. */
export const resolveTagPeriod = (
  tag: Tag,
  reportPeriod: PeriodId,
  periods: readonly PeriodId[],
): Result<PeriodId> => {
  if (tag.period === '~') return accept(reportPeriod);
  if (tag.period !== '~-1') return accept(tag.period);
  const before = previousPeriod(reportPeriod, periods);
  if (before !== null) return accept(before);
  return refuse({ code: 'unknown-period', field: 'period', facts: { period: `before ${reportPeriod}` } });
};
