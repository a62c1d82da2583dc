import { describe, expect, test } from '@jest/globals';
import {
  nameOf,
  queryOf,
  settingsIn,
  settingsSentence,
  type TabSettings,
} from '../../tab/channel/tabSettings.ts';
import { narrowSnapshot } from '../../tab/narrowSnapshot.ts';
import { wholeCouncil } from '../../tab/scope.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const whole = sampleSnapshot();
const period = '2024-25-Q1';
const all: TabSettings = { council: 'kings-lynn', directorate: null, plans: [], view: 'overview' };
const place: TabSettings = { ...all, directorate: 'Place', plans: ['growth'], view: 'actions' };

describe('the settings of a tab in a channel', () => {
  test.each([[all], [place]])('%j are found again in its address', settings =>
    expect(settingsIn(`https://qb.example/tab/${queryOf(settings)}`)).toEqual(settings),
  );

  test.each([[undefined], [''], ['not an address']])(
    'of a tab that is being added (%j) there are none',
    url => expect(settingsIn(url)).toEqual({ council: null, directorate: null, plans: [], view: 'overview' }),
  );

  test.each<[Partial<TabSettings>, string]>([
    [{}, 'Council performance'],
    [{ directorate: 'Place', view: 'actions' }, 'Place: actions'],
    [{ plans: ['growth'] }, 'Promote growth and prosperity to benefit West Norfolk: performance'],
    [{ plans: ['growth', 'environment'], view: 'returns' }, '2 priorities: returns'],
  ])('%j is called “%s”', (part, name) => expect(nameOf({ ...all, ...part }, whole.plans)).toBe(name));

  test('a name is no longer than Teams takes', () => {
    const plans = whole.plans.map(plan => ({ ...plan, title: 'x'.repeat(200) }));
    expect(nameOf({ ...all, plans: ['growth'] }, plans)).toHaveLength(128);
  });

  const sentence = (settings: TabSettings) => {
    const scope = { ...wholeCouncil, directorate: settings.directorate, plans: settings.plans };
    const narrowed = narrowSnapshot(whole, scope, '2024-06-30');
    return settingsSentence(settings, { whole, narrowed, period });
  };

  test.each<[TabSettings, RegExp]>([
    [all, /^The tab opens on Overview\. It shows all \d+ actions and indicators of Borough/],
    [
      place,
      /^The tab opens on Actions\. It shows \d+ of the \d+ .*, those of Place directorate: Promote growth/,
    ],
    [
      { ...place, view: 'my-return' },
      /^The tab opens on My return, where each person finds what is theirs\./,
    ],
    [{ ...place, directorate: 'Nowhere' }, /^Nothing in Borough .* belongs to Nowhere directorate/],
  ])('%j says what there will be', (settings, words) => expect(sentence(settings)).toMatch(words));
});
