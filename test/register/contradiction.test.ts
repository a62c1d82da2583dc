import { describe, expect, test } from '@jest/globals';
import { cannockChaseRegister } from '../../local/sample/cannockChase.ts';
import { kingsLynnRegister } from '../../local/sample/kingsLynn.ts';
import { bandMeaning, type BandMeaning } from '../../register/bandMeaning.ts';
import { contradictionIn } from '../../register/contradiction.ts';
import type { ReturnItem, Scheme, Update } from '../../register/index.ts';
import { shippedSchemes } from './sampleSnapshot.ts';

const schemes = shippedSchemes();
const schemeOf = (id: string): Scheme => schemes.find(one => one.id === id)!;

const meanings: Record<string, BandMeaning> = {
  red: 'bad',
  amber: 'slight',
  green: 'good',
  completed: 'finished',
};

/** What is asked about words said of an action of that rating; null where nothing is. */
const asked = (rating: string, words: string, kind: ReturnItem['kind'] = 'action') => {
  const found = contradictionIn(words, { words: rating, meaning: meanings[rating]! }, kind);
  return found && [found.said, 'against' in found ? found.against : found.rating];
};

describe('nothing is asked about words that are right', () => {
  test.each<[rating: string, words: string]>([
    // What fits is never asked about.
    ['green', 'The project is on track.'],
    ['green', 'Progressing well, with no issues to report.'],
    ['green', 'Work is ahead of schedule.'],
    ['amber', 'The strategy is behind schedule due to capacity issues and other pressing deadlines.'],
    ['amber', 'Currently behind schedule due to staff resources.'],
    ['amber', 'Delivery of this action will slip to Q3.'],
    ['red', 'The contractor has withdrawn and the project has been delayed by a year.'],
    ['red', 'The scheme is overdue and there is no funding for it.'],
    ['completed', 'Completed and reported to Cabinet on 13 June 2024.'],
    ['completed', 'The charge took effect on 1 April and queries are being handled.'],
    ['completed', 'The centre is fully operational.'],
    // Denied.
    ['red', 'The project is not on track.'],
    ['red', 'This isn’t on track, and nobody expects it to be.'],
    ['red', 'The scheme is no longer on schedule.'],
    ['red', 'Neither phase is on track.'],
    ['red', 'None of the milestones is on target.'],
    ['red', 'We are far from being on track.'],
    ['red', 'It cannot be said to be going to plan.'],
    ['green', 'The programme is not delayed.'],
    ['green', 'Nothing is behind schedule.'],
    ['green', 'The work isn’t currently behind schedule.'],
    ['green', 'There have been no delays, and the work was done without delay.'],
    ['green', 'The review has not been completed.'],
    ['completed', 'No cameras are outstanding.'],
    ['completed', 'There is nothing outstanding and no outstanding works.'],
    ['completed', 'The outcome was outstanding.'],
    ['completed', 'Rated Outstanding by the inspectors.'],
    ['completed', 'Many thanks to the outstanding team.'],
    ['completed', 'Ten outstanding young people were given awards.'],
    // What somebody said last time, or in other words than ours.
    ['red', 'Last quarter we reported that this was on track; the lender has now pulled out.'],
    ['red', 'Previously described as on track. Tenders came in far too high.'],
    ['red', 'In July we wrote “the project is on track”; we were wrong.'],
    ['red', 'The project was on track before the contractor went into administration.'],
    ['green', 'The action was delayed in the spring. Staff are now in post.'],
    ['green', 'The start had been delayed by the election.'],
    ['completed', 'In the last report 3 cameras were outstanding.'],
    // Conditional, wished for, or still to come.
    ['red', 'If the bid succeeds, the project is on track for 2026.'],
    ['red', 'We expect it to be back on track by the end of Q2.'],
    ['red', 'Work is under way to bring this back on track.'],
    ['red', 'It should be on schedule by March.'],
    ['red', 'Once consents are in, delivery is on course.'],
    ['red', 'We are on track to miss the deadline.'],
    ['green', 'It could be delayed should the lender refuse.'],
    ['green', 'Phase 2 is likely to be delayed until the parking strategy is clear.'],
    ['green', 'The project will be completed by March.'],
    ['green', 'All work is expected to be complete in the autumn.'],
    ['amber', 'The scheme will be fully implemented in May.'],
    ['amber', 'Is everything on track? We are finding out.'],
    // Of a part, or of something else.
    ['red', 'Most of the milestones are on track.'],
    ['red', 'Two of the three sites are on schedule.'],
    ['green', 'One of the twelve sites is delayed.'],
    ['green', 'The first phase has been delayed.'],
    ['green', 'The groundwork is complete and planning applications now arrive with it addressed.'],
    ['green', 'The homelessness review is finished and was backed by the panel in April.'],
    ['green', 'The project completed the first stage.'],
    ['green', 'Work was completed on the ground floor.'],
    ['red', 'Consultation ended in May as planned.'],
    ['green', 'Completed the tender documents.'],
    ['green', 'Data cleansing has been completed.'],
    ['amber', 'There were no issues with procurement.'],
    ['amber', 'No major issues.'],
    ['amber', 'No further issues have arisen with the contractor.'],
    // Both halves are said.
    ['red', 'The project is on track, but the budget is not.'],
    ['red', 'Design is going well. Construction is delayed.'],
    ['red', 'On track although the funding gap remains.'],
    ['green', 'Printing has been delayed, and the project remains on track.'],
    ['green', 'The start is delayed by two weeks, which will not affect the end date.'],
    ['green', 'Recruitment is behind schedule. The time will be made up in Q3.'],
    ['green', 'The work is complete and the evaluation follows in Q3.'],
    ['amber', 'No issues to report except the vacancy.'],
    ['amber', 'No problems currently. The slip of last month has cost us two weeks.'],
    ['amber', 'The scheme is complete, with snagging still to be done.'],
  ])('%s: %s', (rating, words) => expect(asked(rating, words)).toBeNull());
});

describe('words that contradict their rating are asked about', () => {
  test.each<[rating: string, words: string, said: string]>([
    ['red', 'The project is on track.', 'on track'],
    ['red', 'On track.', 'On track'],
    ['red', 'All milestones are on schedule and the team is in place.', 'on schedule'],
    ['red', 'The scheme remains on course for March.', 'on course'],
    ['red', 'Work is going well.', 'going well'],
    ['red', 'Everything is proceeding according to plan.', 'proceeding according to plan'],
    ['red', 'In May the work is going as planned.', 'going as planned'],
    ['red', 'We are ahead of programme.', 'ahead of programme'],
    ['red', 'On track, with no issues.', 'On track'],
    ['red', 'No problems to report.', 'No problems to report'],
    ['red', 'This project is complete.', 'This project is complete'],
    ['amber', 'No issues.', 'No issues'],
    [
      'amber',
      'There are currently no issues or concerns to report this quarter.',
      'no issues or concerns to report this quarter',
    ],
    ['amber', 'Everything is in hand.', 'Everything is in hand'],
    ['amber', 'The action has been completed.', 'The action has been completed'],
    ['amber', 'Fully implemented.', 'Fully implemented'],
    [
      'green',
      'The strategy is behind schedule due to capacity issues and other pressing deadlines.',
      'is behind schedule',
    ],
    ['green', 'Currently behind schedule due to staff resources.', 'Currently behind schedule'],
    ['green', 'Delayed by a shortage of staff.', 'Delayed'],
    ['green', 'Works are three months behind programme.', 'are three months behind programme'],
    ['green', 'The opening has been further delayed.', 'has been further delayed'],
    ['green', 'The date has slipped to May.', 'has slipped'],
    ['green', 'This is no longer on track.', 'no longer on track'],
    ['green', 'We missed the deadline.', 'missed the deadline'],
    ['green', 'Completed on 3 June.', 'Completed on 3'],
    ['green', 'All works are now complete.', 'All works are now complete'],
    ['green', 'The project was successfully completed in May.', 'The project was successfully completed'],
    ['completed', '3 CCTV cameras are outstanding, due to access issues.', '3 CCTV cameras are outstanding'],
    ['completed', 'All but three cameras are in; access is with legal colleagues.', 'All but three'],
    ['completed', 'The last two sites are yet to be connected.', 'two sites are yet to'],
    ['completed', 'The building is not yet operational.', 'not yet operational'],
    [
      'completed',
      'Several repairs still outstanding until access is agreed.',
      'Several repairs still outstanding',
    ],
    ['completed', 'Twelve machines remain to be programmed.', 'remain'],
    ['completed', 'The plan is unfinished.', 'unfinished'],
  ])('%s: %s', (rating, words, said) => {
    const found = asked(rating, words);
    expect(found?.[1]).toBe(rating);
    expect(found?.[0]).toContain(said);
  });

  test.each<[words: string, said: string, against: string]>([
    ['The cameras are fully operational. 3 outstanding.', 'fully operational', '3 outstanding'],
    ['Fully installed, with a site yet to be connected.', 'Fully installed', 'yet to be connected'],
    [
      'All the new cameras are in place; two are still outstanding.',
      'All the new cameras are in place',
      'two are still outstanding',
    ],
  ])('and words that contradict each other, whatever the rating: %s', (words, said, against) => {
    for (const rated of [
      null,
      { words: 'on hold', meaning: null },
      { words: 'Green', meaning: 'good' as const },
    ])
      expect(contradictionIn(words, rated, 'action')).toEqual({ said, against });
  });

  test('words alone, without a rating, contradict nothing', () => {
    expect(contradictionIn('The project is on track. It is delayed.', null, 'action')).toBeNull();
    expect(contradictionIn('On track.', { words: 'on hold', meaning: null }, 'action')).toBeNull();
    expect(contradictionIn('', { words: 'Red', meaning: 'bad' }, 'action')).toBeNull();
  });
});

describe('of a measure, the words are held against whether its target is met', () => {
  test.each<[rating: string, words: string, said: string]>([
    ['red', 'On target.', 'On target'],
    ['amber', 'The target was met.', 'target was met'],
    ['red', 'Performance exceeded the target.', 'exceeded the target'],
    ['red', 'Going well.', 'Going well'],
    ['amber', 'No issues.', 'No issues'],
    ['green', 'The target has not been met.', 'target has not been met'],
    ['green', 'We missed our target.', 'missed our target'],
  ])('%s: %s', (rating, words, said) => expect(asked(rating, words, 'indicator')).toEqual([said, rating]));

  test.each<[rating: string, words: string]>([
    ['green', 'Completions on one site are delayed.'],
    ['green', 'Surveys are complete.'],
    ['green', 'The target was met.'],
    ['green', 'The target was missed last year.'],
    ['green', 'We have not missed the target.'],
    ['green', 'The stretch target was missed, the target itself was met.'],
    ['amber', 'Just short of meeting the target.'],
    ['amber', 'On target for the year.'],
    ['red', 'The target was not met.'],
    ['red', 'On target in three teams; the fourth has a vacancy.'],
    ['red', 'We hope to be on target by March.'],
    ['completed', '3 outstanding.'],
  ])('and nothing is asked of a %s: %s', (rating, words) =>
    expect(asked(rating, words, 'indicator')).toBeNull(),
  );
});

describe('what a rating says is read from the scheme', () => {
  const meaningsIn = (id: string) =>
    Object.fromEntries(schemeOf(id).bands.map(band => [band.id, bandMeaning(band.id, schemeOf(id))]));

  test('King’s Lynn: on hold says nothing of how it goes', () =>
    expect(meaningsIn('kings-lynn-projects')).toEqual({
      R: 'bad',
      A: 'slight',
      G: 'good',
      B: null,
      Completed: 'finished',
      Info: null,
      NotReported: null,
    }));

  test('Cannock Chase: none but what is completed goes well', () =>
    expect(meaningsIn('cannock-chase-delivery')).toMatchObject({
      Completed: 'finished',
      Slight: 'slight',
      Behind: 'bad',
      Close: 'bad',
    }));

  test('peer challenge: what has not begun is neither well nor badly', () =>
    expect(meaningsIn('peer-challenge')).toMatchObject({ OnTrack: 'good', NotStarted: null, Behind: 'bad' }));

  test('of figures, every rating that needs no words is a good one', () => {
    expect(meaningsIn('kings-lynn-indicators')).toMatchObject({
      R: 'bad',
      A: 'slight',
      G: 'good',
      Monitor: null,
    });
    const [first, ...rest] = schemeOf('kings-lynn-indicators').bands;
    const fourth = { ...rest[1]!, id: 'Beyond', rank: 3 };
    const scheme = { ...schemeOf('kings-lynn-indicators'), bands: [first!, ...rest, fourth] };
    expect([bandMeaning('Beyond', scheme), bandMeaning('G', scheme)]).toEqual(['good', 'good']);
  });

  test('a band of another scheme says nothing', () =>
    expect(bandMeaning('Purple', schemeOf('people'))).toBeNull());
});

describe('of the commentaries that councils published', () => {
  type Published = { actions: ReturnItem[]; indicators: ReturnItem[]; updates: Update[] };

  /** Items whose published words do not fit their published rating. */
  const queriedIn = ({ actions, indicators, updates }: Published) => {
    const items = new Map([...actions, ...indicators].map(item => [item.key, item]));
    const spoken = updates.flatMap(({ itemKey, commentary, publishedBand }) => {
      const item = items.get(itemKey);
      return item && commentary !== null ? [{ item, commentary, publishedBand }] : [];
    });
    const queried = spoken.flatMap(({ item, commentary, publishedBand: band }) => {
      const meaning = band === null ? null : bandMeaning(band, schemeOf(item.scheme));
      const found = contradictionIn(commentary, { words: band ?? '', meaning }, item.kind);
      return found ? [{ ref: item.ref, commentary, ...found }] : [];
    });
    return { count: spoken.length, queried };
  };

  test('none of King’s Lynn’s is asked about', () => {
    const { count, queried } = queriedIn(kingsLynnRegister());
    expect(count).toBeGreaterThan(70);
    expect(queried).toEqual([]);
  });

  test('one of Cannock Chase’s is: a milestone ticked as completed with three cameras to come', () => {
    const { count, queried } = queriedIn(cannockChaseRegister());
    expect(count).toBeGreaterThan(30);
    expect(queried).toEqual([
      {
        ref: 'EPCS-10',
        commentary: 'All but three cameras are in; access to those sites is with legal colleagues.',
        said: 'All but three',
        rating: 'Completed',
      },
    ]);
  });
});
