import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDocumentLibrary } from '../../store/documentLibrary.ts';
import { openSite } from '../../store/graph/site.ts';
import { provision } from '../../store/index.ts';
import { failed, firstTimes, reset, spoiling, unclearAnswers, type Asked } from './graph/spoiling.ts';
import { siteAddress, startOffice, type Office } from './office.ts';

let office: Office;

beforeAll(async () => {
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
});
afterAll(async () => {
  await office.stop();
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);
const library = () => createDocumentLibrary(openSite(office.graph, siteAddress));
const isPut = ({ method }: Asked) => method === 'PUT';
const isGet = ({ method, url }: Asked) => method === 'GET' && url.includes(':/content');

describe('a file', () => {
  test.each(unclearAnswers)('is kept, with its address, after %s', async (name, answer) => {
    const path = `Kept/${name.replace(/\W+/g, '-')}.json`;
    const { site } = spoiling(office, firstTimes(1, isPut, answer));
    const kept = await createDocumentLibrary(site).put(path, bytesOf('ours'));
    expect(kept).toEqual({ webUrl: expect.stringContaining('Kept/'), etag: expect.stringMatching(/,\d+/) });
    expect(textOf(await library().get(path))).toBe('ours');
  });

  test('that was kept is not sent again', async () => {
    const { site, sent } = spoiling(
      office,
      firstTimes(1, isPut, send => send().then(reset)),
    );
    await createDocumentLibrary(site).put('Kept/once.json', bytesOf('ours'));
    expect(sent.filter(isPut)).toHaveLength(1);
  });

  test('is not taken for kept where another of the same length is there', async () => {
    await library().put('Kept/other.json', bytesOf('older'));
    const { site } = spoiling(office, firstTimes(1, isPut, reset));
    await createDocumentLibrary(site).put('Kept/other.json', bytesOf('newer'));
    expect(textOf(await library().get('Kept/other.json'))).toBe('newer');
  });

  test('is read whole though the first reading broke off', async () => {
    await library().put('Kept/read.json', bytesOf('whole'));
    const { site } = spoiling(office, firstTimes(1, isGet, reset));
    expect(textOf(await createDocumentLibrary(site).get('Kept/read.json'))).toBe('whole');
  });

  test('that never arrives fails by name', async () => {
    const { site } = spoiling(office, asked => (isPut(asked) ? reset() : null));
    await expect(createDocumentLibrary(site).put('Kept/never.json', bytesOf('x'))).rejects.toMatchObject({
      code: 'unknown-outcome',
    });
    expect(await library().get('Kept/never.json')).toBeNull();
  });

  test('that may not be written says so at once', async () => {
    const { site, sent } = spoiling(office, asked => (isPut(asked) ? failed(403) : null));
    await expect(createDocumentLibrary(site).put('Kept/no.json', bytesOf('x'))).rejects.toMatchObject({
      code: 'refused',
    });
    expect(sent.filter(isPut)).toHaveLength(1);
  });

  test('larger than one request takes is refused before it is sent', async () => {
    const { site, sent } = spoiling(office, () => null);
    const large = new Uint8Array(250 * 1024 * 1024 + 1);
    await expect(createDocumentLibrary(site).put('Kept/large.json', large)).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(sent).toHaveLength(0);
  });
});
