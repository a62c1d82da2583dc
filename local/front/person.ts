import type { FrontCouncil, FrontPerson, ReturnProgress } from './frontState.ts';

const groups: [title: string, holds: (roles: readonly string[]) => boolean][] = [
  [
    'Performance and governance',
    roles => roles.some(role => ['performance', 'manager', 'author', 'audit'].includes(role)),
  ],
  ['Directors and assistant directors', roles => roles.some(role => ['approver', 'director'].includes(role))],
  ['Lead officers', () => true],
];

const groupOf = (person: FrontPerson): string => groups.find(([, holds]) => holds(person.roles))?.[0] ?? '';

const groupOrder = ['Lead officers', 'Directors and assistant directors', 'Performance and governance'];

const councilsOf = (people: readonly FrontPerson[]): FrontCouncil[] => [
  ...new Map(people.map(({ council }) => [council.id, council])).values(),
];

export type PersonGroup = { label: string; people: FrontPerson[] };

/** Posts by council, in the order of `people`, and within it in groups, each by name; groups with nobody are left out. */
export const groupPeople = (people: readonly FrontPerson[]): PersonGroup[] =>
  councilsOf(people)
    .flatMap(({ id, name }) =>
      groupOrder.map(title => ({
        label: `${name}: ${title.toLowerCase()}`,
        people: people
          .filter(person => person.council.id === id && groupOf(person) === title)
          .sort((one, other) => one.name.localeCompare(other.name, 'en-GB')),
      })),
    )
    .filter(group => group.people.length > 0);

export const fillPeople = (select: HTMLSelectElement, people: readonly FrontPerson[]): void => {
  select.replaceChildren(
    ...groupPeople(people).map(({ label, people: members }) => {
      const group = document.createElement('optgroup');
      group.label = label;
      group.append(...members.map(({ id, name }) => new Option(name, id)));
      return group;
    }),
  );
};

/** The post to begin with: one that was asked for, or a lead officer of the first council with a short return. */
export const firstPerson = (people: readonly FrontPerson[], asked: readonly (string | null)[]): string => {
  const found = asked.find(id => people.some(person => person.id === id));
  const first = people.find(({ name }) => name === 'Car Parks Manager') ?? people[0];
  return found ?? first?.id ?? '';
};

/** The post in the address, the one of last time, or the one to begin with. */
export const choosePerson = (people: readonly FrontPerson[]): string =>
  firstPerson(people, [
    new URLSearchParams(location.search).get('person'),
    localStorage.getItem('quarterbook-person'),
  ]);

const does: Record<string, string> = {
  'Lead officers': 'Answers for what this post has promised.',
  'Directors and assistant directors': 'Leads a directorate, and answers for some items.',
  'Performance and governance': 'Sees everything, and writes the report.',
};

/** What this post is here for, in one line. */
export const roleWords = (person: FrontPerson, progress: ReturnProgress | null): string => {
  const mine = progress?.mine;
  if (mine === undefined || mine === null || mine.owed === 0) return does[groupOf(person)] ?? '';
  return `Owes ${mine.owed === 1 ? 'one update' : `${mine.owed} updates`} for ${progress?.title ?? ''}; ${mine.answered} answered.`;
};
