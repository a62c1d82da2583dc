import { describe, expect, test } from '@jest/globals';
import { firstPerson, groupPeople } from '../../../local/front/person.ts';
import { people } from '../../../local/run/frontApp.ts';

const named = (council: string, name: string) => {
  const found = people.find(person => person.council.id === council && person.name === name);
  if (!found) throw new Error(`${council} has no ${name}`);
  return found;
};

describe('who can be chosen on the front page', () => {
  test('stands under their council, lead officers first', () => {
    expect(groupPeople(people).map(({ label }) => label)).toEqual([
      'King’s Lynn & West Norfolk: lead officers',
      'King’s Lynn & West Norfolk: directors and assistant directors',
      'King’s Lynn & West Norfolk: performance and governance',
      'North Norfolk: lead officers',
      'North Norfolk: directors and assistant directors',
      'North Norfolk: performance and governance',
    ]);
  });

  test('is everybody once, by name', () => {
    const groups = groupPeople(people);
    const ids = groups.flatMap(group => group.people.map(({ id }) => id));
    expect([...ids].sort()).toEqual(people.map(({ id }) => id).sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(groups[3]?.people.map(({ name }) => name)).toEqual([
      'Environmental Services Manager',
      'Housing Options Manager',
      'HR Manager',
      'ICT Manager',
      'Planning Policy Manager (Monday to Wednesday)',
      'Planning Policy Manager (Wednesday to Friday)',
      'Procurement Manager',
      'Property Services Manager',
      'Revenues Manager',
    ]);
  });

  test('is King’s Lynn’s Car Parks Manager first, or whoever was chosen before', () => {
    const carParks = named('kings-lynn', 'Car Parks Manager');
    const ict = named('north-norfolk', 'ICT Manager');
    expect(firstPerson(people, [null, null])).toBe(carParks.id);
    expect(firstPerson(people, [null, ict.id])).toBe(ict.id);
    expect(firstPerson(people, ['somebody who is not there', ict.id])).toBe(ict.id);
  });

  test('signs in by a name of their own, though both councils have the post', () => {
    const here = named('kings-lynn', 'Property Services Manager');
    const there = named('north-norfolk', 'Property Services Manager');
    expect([here.mail, there.mail]).toEqual([
      'property.services.manager@kingslynn.example',
      'property.services.manager@northnorfolk.example',
    ]);
    expect(here.id).not.toBe(there.id);
  });
});
