import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScheme, type RowProblem, type Scheme, type Snapshot } from '../../register/index.ts';
import { kingsLynnRegister } from '../../local/sample/kingsLynn.ts';

const folder = join(import.meta.dirname, '../../register/schemes');

export const shippedSchemes = (): Scheme[] =>
  readdirSync(folder).map(name => {
    const scheme = parseScheme(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    if (!scheme.ok) throw new Error(`${name}: ${JSON.stringify(scheme.problems)}`);
    return scheme.value;
  });

const unrated = 'kings-lynn/action/U01';

/** The sample register as a snapshot, with the one unread row where the store would put it. */
export const sampleSnapshot = (): Snapshot => {
  const register = kingsLynnRegister();
  const problem: RowProblem = {
    code: 'band-missing',
    field: 'Band',
    list: 'Updates',
    rowId: '1',
    key: `${unrated}/2024-25-Q1/published`,
    itemKey: unrated,
    title: null,
    webUrl: null,
  };
  return {
    council: 'kings-lynn',
    councilTitle: "Borough Council of King's Lynn & West Norfolk",
    asAt: '2024-10-01T08:00:00Z',
    schemes: shippedSchemes(),
    recommendations: [],
    documents: [],
    complaints: [],
    ...register,
    updates: register.updates.filter(update => update.key !== problem.key),
    problems: [problem],
  };
};
