import { describe, expect, test } from '@jest/globals';
import { readSheetsOf, shipped, spread, typedSheet, type Typed } from './typedSheet.ts';

const work = { scheme: shipped('kings-lynn-projects') };
const headings = ['Project', 'Milestone', 'Lead', 'Due', 'Status'];
const projects = (lines: Typed[][]) => {
  const read = readSheetsOf(typedSheet([headings, ...lines]), work);
  return { ...read, by: read.actions.map(({ title, project }) => [title, project]) };
};

describe('a project that is written once above empty cells', () => {
  test('stands for the milestones below it, across an empty row', () => {
    const { by, noted, actions, problems } = projects([
      ['Town hall', 'Appoint', 'Property Manager', 'Jun 2025', 'Green'],
      [null, 'Works start', 'Property Manager', 'Sep 2025', 'Green'],
      [],
      [null, 'Works end', 'Property Manager', 'Dec 2025', 'Green'],
      ['Food waste', 'Works start', 'Waste Manager', 'Sep 2025', 'Green'],
    ]);
    expect(by).toEqual([
      ['Appoint', 'Town hall'],
      ['Works start', 'Town hall'],
      ['Works end', 'Town hall'],
      ['Works start', 'Food waste'],
    ]);
    expect(problems).toEqual([]);
    expect(new Set(actions.map(({ ref }) => ref)).size).toBe(4);
    expect(noted('carried-down')).toEqual(['Town hall', 'Food waste']);
  });

  test('on a line of its own too', () => {
    const { by, noted } = projects([
      ['Town hall', null, null, null, null],
      [null, 'Appoint', 'Property Manager', 'Jun 2025', 'Green'],
      [null, 'Works start', 'Property Manager', 'Sep 2025', 'Green'],
      ['Food waste', null, null, null, null],
      [null, 'Order vehicles', 'Waste Manager', 'Sep 2025', 'Green'],
    ]);
    expect(by.map(([, project]) => project)).toEqual(['Town hall', 'Town hall', 'Food waste']);
    expect(noted('row-passed-over')).toEqual([]);
  });

  test('a merged line across the table still names a plan', () => {
    const { actions, plans } = projects([
      ['Growth', spread('Growth'), spread('Growth'), spread('Growth'), spread('Growth')],
      [null, 'Appoint', 'Property Manager', 'Jun 2025', 'Green'],
    ]);
    expect(actions[0]?.project).toBeNull();
    expect(plans.map(({ title }) => title)).toContain('Growth');
  });

  test.each<[string, Typed[][]]>([
    [
      'a name comes again',
      [
        ['A', 'One'],
        [null, 'Two'],
        ['B', 'Three'],
        [null, 'Four'],
        ['A', 'Five'],
      ],
    ],
    [
      'the first row has none',
      [
        [null, 'One'],
        ['A', 'Two'],
        [null, 'Three'],
      ],
    ],
    [
      'hardly a cell is empty',
      [
        ['A', 'One'],
        ['B', 'Two'],
        ['C', 'Three'],
        [null, 'Four'],
      ],
    ],
  ])('is left as it is where %s', (_, lines) => {
    const { by, noted } = projects(lines.map(line => [...line, 'Property Manager', 'Jun 2025', 'Green']));
    expect(by.map(([, project]) => project)).toEqual(lines.map(([project]) => project ?? null));
    expect(noted('carried-down')).toEqual([]);
  });
});

test('a plan beside the titles, on their right, is not carried down, and its gaps are said', () => {
  const { noted, plans } = readSheetsOf(
    typedSheet([
      ['Ref', 'Action', 'Priority', 'Target date', 'RAG'],
      ['1', 'One', 'Growth', 'Jun 2025', 'Green'],
      ['2', 'Two', null, 'Jun 2025', 'Green'],
    ]),
    work,
  );
  expect(noted('plan-missing')).toEqual(['2']);
  expect(plans.map(({ title }) => title)).toEqual(['Elsewhere', 'Growth', 'Council plan']);
});
