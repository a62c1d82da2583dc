import { expect, test } from '@jest/globals';
import { unitsOf } from '../../../store/graph/units.ts';

const list = '/sites/a,b,c/lists/d';

test.each([
  ['one row', 'GET', `${list}/items/7?$expand=fields`, 1],
  ['a file', 'GET', '/sites/a,b,c/drive/root:/Snapshots/x.json:/content', 1],
  ['what changed since a link', 'GET', `https://graph.microsoft.com/v1.0${list}/items/delta?token=x`, 1],
  ['the next page of that', 'GET', `https://localhost:3980/v1.0${list}/items/delta?$skiptoken=x`, 1],
  ['what changed since a link, in brackets', 'GET', `${list}/items/delta(token='x')`, 1],
  ['the whole list by delta', 'GET', `${list}/items/delta?$expand=fields`, 2],
  ['rows by a filter', 'GET', `${list}/items?$filter=fields/Key%20eq%20'x'`, 2],
  ['the lists of a site', 'GET', '/sites/a,b,c/lists', 2],
  ['a new row', 'POST', `${list}/items`, 2],
  ['a change', 'PATCH', `${list}/items/7/fields`, 2],
  ['a removal', 'DELETE', `${list}/items/7`, 2],
  ['who may read', 'GET', '/sites/a,b,c/permissions', 5],
  ['a row with who may read it', 'GET', `${list}/items/7?$expand=permissions`, 5],
  ['a grant', 'POST', '/sites/a,b,c/permissions', 5],
  ['a person, who is no part of this budget', 'GET', '/users/x?$select=id', 0],
  ['an app installed for a person', 'POST', '/users/x/teamwork/installedApps', 0],
])('%s costs its units', (_, method, path, units) => {
  expect(unitsOf({ method, path })).toBe(units);
});

test('a batch costs what its members cost', () => {
  const requests = [
    { id: '0', method: 'GET', url: `${list}/items/7` },
    { id: '1', method: 'POST', url: `${list}/items`, body: {} },
    { id: '2', method: 'GET', url: `${list}/items` },
  ];
  expect(unitsOf({ method: 'POST', path: '/$batch', body: { requests } })).toBe(5);
});
