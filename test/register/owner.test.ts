import { describe, expect, test } from '@jest/globals';
import { ownerAt } from '../../register/index.ts';
import { measure } from './madeMeasure.ts';

const owned = measure({
  post: 'Head of Place',
  directorate: 'Place',
  formerOwners: [
    { post: 'Parking Manager', approverPost: null, directorate: 'Transport', until: '2023-12-31' },
    {
      post: 'Car Parks Manager',
      approverPost: 'Head of Estates',
      directorate: 'Estates',
      until: '2024-09-15',
    },
  ],
});

describe('who owned it then and now', () => {
  test.each([
    ['2023-12-31', 'Parking Manager', 'Transport'],
    ['2024-01-01', 'Car Parks Manager', 'Estates'],
    ['2024-09-15', 'Car Parks Manager', 'Estates'],
    ['2024-09-16', 'Head of Place', 'Place'],
  ])('on %s it was the %s of %s', (day, post, directorate) =>
    expect(ownerAt(owned, day)).toMatchObject({ post, directorate }),
  );

  test('nothing but the owner is given, not until when', () =>
    expect(ownerAt(owned, '2024-01-01')).toEqual({
      post: 'Car Parks Manager',
      approverPost: 'Head of Estates',
      directorate: 'Estates',
    }));
});
