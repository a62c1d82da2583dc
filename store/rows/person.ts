import { z } from 'zod';
import { personKey, roles, type Person, type Result } from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import type { Fields } from './row.ts';

const mondayToFriday = [1, 2, 3, 4, 5];

export const parsePerson = (fields: Fields): Result<Person> => {
  const read = new FieldReader(fields);
  const council = read.text('Council');
  const entraId = read.text('EntraId');
  const person: Person = {
    key: read.text('Key'),
    council,
    entraId,
    displayName: read.text('DisplayName'),
    roles: read.jsonOrNull('Roles', z.array(z.enum(roles))) ?? [],
    posts: read.jsonOrNull('Posts', z.array(z.string().min(1))) ?? [],
    delegateFor: read.jsonOrNull('DelegateFor', z.array(z.string().min(1))) ?? [],
    // Only part-timers need the column filled in.
    workingDays: read.jsonOrNull('WorkingDays', z.array(z.int().min(1).max(7))) ?? mondayToFriday,
    awayUntil: read.dayOrNull('AwayUntil'),
    fallbackEmail: read.textOrNull('FallbackEmail'),
    from: read.dayOrNull('From'),
    to: read.dayOrNull('To'),
  };
  read.keyIs(personKey(council, entraId));
  return read.finish(person);
};

export const personFields = (person: Person): Fields => ({
  Title: person.displayName,
  Key: person.key,
  Council: person.council,
  EntraId: person.entraId,
  DisplayName: person.displayName,
  Roles: JSON.stringify(person.roles),
  Posts: JSON.stringify(person.posts),
  DelegateFor: person.delegateFor.length === 0 ? null : JSON.stringify(person.delegateFor),
  WorkingDays: JSON.stringify(person.workingDays),
  AwayUntil: person.awayUntil,
  FallbackEmail: person.fallbackEmail,
  From: person.from,
  To: person.to,
});
