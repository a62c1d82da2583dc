import { describe, expect, test } from '@jest/globals';
import { listenForChanges } from '../../server/changeStream.ts';
import { ApiError, createClient, getPublicConfig, type Change } from '../../server/client.ts';
import { openOffice } from './office.ts';

const carParks = 'Car Parks Manager';

/** A page whose server is the app itself: real routes, no port. */
const openPage = async () => {
  const office = await openOffice();
  const requests: { path: string; status: number }[] = [];
  let online = true;
  const fetchApp: typeof fetch = async (input, init) => {
    if (!online) throw new TypeError('fetch failed');
    const path = input instanceof Request ? input.url : input.toString();
    const response = await office.app.request(path, init);
    requests.push({ path, status: response.status });
    return response;
  };
  const page = (post: string) =>
    createClient({
      baseUrl: '',
      token: () => office.signing.token({ oid: office.holderOf(post) }),
      fetch: fetchApp,
    });
  return { ...office, page, requests, fetchApp, unplug: () => (online = false) };
};

const refusalOf = async (work: Promise<unknown>): Promise<ApiError> => {
  const failure: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (failure instanceof ApiError) return failure;
  throw new Error('it was not refused');
};

describe('a page', () => {
  test('has its first view in one request, and the very same object while nothing changes', async () => {
    const { page, requests } = await openPage();
    const client = page(carParks);
    const first = await client.register();
    expect(first.me.councils[0]?.posts).toEqual([carParks]);
    expect(await client.register()).toBe(first);
    expect(requests.map(each => each.status)).toEqual([200, 304]);
  });

  test('sends an answer, and sees it', async () => {
    const { page, state } = await openPage();
    const item = state.snapshot.actions.find(each => each.state === 'open' && !each.partnership)!;
    const client = page(item.post);
    const before = await client.register();
    const { etag } = await client.item(item.key);
    const raw = { band: 'G', commentary: 'On its way.' };
    const saved = await client.saveUpdate(
      item.key,
      { period: '2024-25-Q2', submissionId: 'form-0001', raw },
      etag,
    );
    expect(saved.update.commentary).toBe('On its way.');
    const after = await client.register();
    expect(after).not.toBe(before);
    expect(after.snapshot.updates).toContainEqual(saved.update);
  });

  test('gets a refusal as words for people, with its code and field', async () => {
    const { page, state } = await openPage();
    const item = state.snapshot.actions.find(each => each.state === 'open' && !each.partnership)!;
    const answer = { period: '2024-25-Q2', submissionId: 'form-0001', raw: { band: 'A' } };
    const refused = await refusalOf(page(item.post).saveUpdate(item.key, answer));
    expect(refused).toMatchObject({ status: 422, code: 'commentary-needed' });
    expect(refused.problem.field).toBe('commentary');
    expect(refused.message).toBe('Please add a commentary: this rating needs one.');
  });

  test('is told in words when there is no connection', async () => {
    const { page, fetchApp, unplug } = await openPage();
    unplug();
    expect(await refusalOf(page(carParks).me())).toMatchObject({ status: 0, code: 'unreachable' });
    expect(await refusalOf(getPublicConfig('', fetchApp))).toMatchObject({ code: 'unreachable' });
  });

  test('knows where to sign in before it has a token', async () => {
    const { fetchApp } = await openPage();
    expect((await getPublicConfig('', fetchApp)).authority).toBe('https://entra.example');
  });

  test('hears of a change that somebody else made, and of no other council’s', async () => {
    const { page, changes } = await openPage();
    const heard: Change[] = [];
    const leaving = new AbortController();
    const heardOne = new Promise<void>(resolve => {
      void page(carParks).events(change => {
        heard.push(change);
        resolve();
      }, leaving.signal);
    });
    const telling = setInterval(() => {
      changes.tell('elsewhere');
      changes.tell('kings-lynn');
    }, 5);
    await heardOne;
    clearInterval(telling);
    leaving.abort();
    expect(new Set(heard.map(each => each.council))).toEqual(new Set(['kings-lynn']));
  });
});

describe('the stream of changes', () => {
  const streamOf = (...parts: string[]) =>
    new Response(
      new ReadableStream<Uint8Array>({
        start: controller => {
          for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
          controller.close();
        },
      }),
    );

  /** Opens each in turn, then leaves. */
  const listen = async (opens: (() => Promise<Response>)[]) => {
    const leaving = new AbortController();
    const heard: Change[] = [];
    const waits: number[] = [];
    const left = [...opens];
    await listenForChanges({
      open: async () => {
        const open = left.shift();
        if (left.length === 0) leaving.abort();
        return open ? open() : streamOf();
      },
      onChange: change => heard.push(change),
      signal: leaving.signal,
      wait: async milliseconds => {
        waits.push(milliseconds);
      },
    });
    return { heard, waits };
  };

  test('is understood wherever it is cut in pieces', async () => {
    const { heard } = await listen([
      async () =>
        streamOf(
          ': here\n\nevent: chan',
          'ged\ndata: {"council":"a"}\n',
          '\nevent: other\ndata: 1\n\n',
          ': beat\n\n',
        ),
    ]);
    expect(heard).toEqual([{ council: 'a' }]);
  });

  test('that broke is opened again, ever more patiently, and counts as a change of everything', async () => {
    const broken = async () => {
      throw new TypeError('fetch failed');
    };
    const { heard, waits } = await listen([
      async () => streamOf('event: changed\ndata: {"council":"a"}\n\n'),
      broken,
      broken,
      broken,
      async () => streamOf(),
    ]);
    expect(heard).toEqual([{ council: 'a' }, { council: null }]);
    expect(waits).toEqual([1_000, 1_000, 2_000, 4_000]);
  });
});
