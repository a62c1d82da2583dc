import type { FrontPerson, ReturnProgress } from './frontState.ts';

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

/** Posts in groups, each by name. */
export const fillPeople = (select: HTMLSelectElement, people: readonly FrontPerson[]): void => {
  select.replaceChildren(
    ...groupOrder.map(title => {
      const group = document.createElement('optgroup');
      group.label = title;
      const members = people.filter(person => groupOf(person) === title);
      const sorted = [...members].sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
      group.append(...sorted.map(({ id, name }) => new Option(name, id)));
      return group;
    }),
  );
};

/** The post to begin with: the one in the address, the one of last time, or a lead officer with a short return. */
export const choosePerson = (people: readonly FrontPerson[]): string => {
  const asked = [
    new URLSearchParams(location.search).get('person'),
    localStorage.getItem('quarterbook-person'),
  ];
  const found = asked.find(id => people.some(person => person.id === id));
  const first = people.find(({ name }) => name === 'Car Parks Manager') ?? people[0];
  return found ?? first?.id ?? '';
};

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
