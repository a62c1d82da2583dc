import { DateTime } from 'luxon';
import type { Day } from './day.ts';
import { accept, refuse, type Result } from './problem.ts';

const days = ['yyyy-MM-dd', 'd/M/yyyy', 'd/M/yy', 'd LLLL yyyy', 'd LLL yyyy'];
const months = ['LLLL yyyy', 'LLL yyyy', 'M/yyyy', 'yyyy-MM'];

/**
 * A day as people write it: `31/3/2025`, `31 March 2025`, `2025-03-31`. A month alone (`March 2025`) is stored as its
 * last day. Always day before month.
 */
export const parseWrittenDay = (text: string, field: string): Result<Day> => {
  // British English shortens September to Sept; people write Sep as well.
  const said = text
    .trim()
    .replace(/(\d)(st|nd|rd|th)\b/i, '$1')
    .replace(/\bsep\b/i, 'Sept');
  for (const shape of [...days, ...months]) {
    const read = DateTime.fromFormat(said, shape, { zone: 'Europe/London', locale: 'en-GB' });
    if (!read.isValid || read.year < 2000 || read.year > 2100) continue;
    return accept((months.includes(shape) ? read.endOf('month') : read).toFormat('yyyy-MM-dd'));
  }
  return refuse({ code: 'not-a-date', field, facts: { text } });
};
