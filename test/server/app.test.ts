import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { ItemView, ProblemDocument, RegisterView, ReturnsView } from '../../server/wire.ts';
import { botAppId } from './signing.ts';
import { openOffice } from './office.ts';

const carParks = 'Car Parks Manager';

const problemOf = async (response: Response): Promise<ProblemDocument> => {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  return (await response.json()) as ProblemDocument;
};

describe('everybody', () => {
  test('may ask whether it runs, and whether it is ready', async () => {
    const { app, clock } = await openOffice();
    expect((await app.request('/health')).status).toBe(200);
    expect(await (await app.request('/ready')).json()).toMatchObject({
      status: 'ready',
      asKnownAt: clock.now,
      graph: { unitsLastMinute: 14, waiting: { answer: 0 } },
    });
    clock.ready = false;
    expect((await app.request('/health')).status).toBe(200);
    expect(await problemOf(await app.request('/ready'))).toMatchObject({ status: 503, code: 'not-ready' });
  });

  test('may know where to sign in', async () => {
    const { app } = await openOffice();
    const config = (await (await app.request('/config.json')).json()) as object;
    expect(Object.keys(config).sort()).toEqual(['apiClientId', 'authority', 'officeJsUrl', 'tenants']);
  });

  test.each([
    '/api/me',
    '/api/register',
    '/api/items/x',
    '/api/returns',
    '/api/blocks',
    '/api/events',
    '/api/desk',
    '/api/periods',
    '/api/nothing',
  ])('sees nothing of %s without signing in', async path => {
    const { app } = await openOffice();
    const response = await app.request(path);
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(await problemOf(response)).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  test('with the bot’s token is refused by the API', async () => {
    const { app, signing, holderOf } = await openOffice();
    const token = await signing.token({ aud: botAppId, oid: holderOf(carParks) });
    const response = await app.request('/api/me', { headers: { Authorization: `Bearer ${token}` } });
    expect(await problemOf(response)).toMatchObject({ status: 401, code: 'sign-in-not-accepted' });
  });

  test('who is not listed in the register is told whom to ask', async () => {
    const { app, as } = await openOffice();
    const response = await app.request('/api/register', { headers: await as('stranger') });
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 403, code: 'not-in-register' });
    expect(problem.detail).toContain('performance team');
  });

  test('gets a problem for an address that does not exist, without a word of the inside', async () => {
    const { app } = await openOffice();
    expect(await problemOf(await app.request('/wp-admin'))).toEqual({
      type: 'urn:quarterbook:problem:not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is nothing at this address.',
      code: 'not-found',
    });
  });
});

describe('a listed person', () => {
  test('gets all of a first view in one request, and no addresses of anybody', async () => {
    const { app, as, holderOf } = await openOffice();
    const response = await app.request('/api/register', { headers: await as(holderOf(carParks)) });
    const view = (await response.json()) as RegisterView;
    expect(view).toMatchObject({ council: 'kings-lynn', period: '2024-25-Q2', now: '2024-10-02T08:30:00Z' });
    expect(view.me.councils[0]).toMatchObject({ posts: [carParks], roles: ['officer'] });
    expect(view.snapshot.actions.length).toBeGreaterThan(60);
    expect(JSON.stringify(view)).not.toContain('@');
    expect(view.snapshot.people.every(each => each.roles.length === 0 && each.fallbackEmail === null)).toBe(
      true,
    );
    expect(response.headers.get('ETag')).toBe(view.etag);
  });

  test('is told nothing twice: 304 until something changes, or the day does', async () => {
    const { app, as, holderOf, clock } = await openOffice();
    const headers = await as(holderOf(carParks));
    const first = await app.request('/api/register', { headers });
    const again = async () => {
      const etag = `W/${first.headers.get('ETag') ?? ''}`;
      return (await app.request('/api/register', { headers: { ...headers, 'If-None-Match': etag } })).status;
    };
    expect(await again()).toBe(304);
    clock.now = '2024-10-02T10:00:00Z';
    expect(await again()).toBe(304);
    clock.now = '2024-10-03T08:00:00Z';
    expect(await again()).toBe(200);
  });

  test.each([
    ['council=nowhere', 404, 'unknown-council'],
    ['period=2031-32-Q1', 404, 'unknown-period'],
    ['period=last%20quarter', 422, 'not-a-period'],
  ])('asking for %s is refused with %i %s', async (query, status, code) => {
    const { app, as, holderOf } = await openOffice();
    const response = await app.request(`/api/register?${query}`, { headers: await as(holderOf(carParks)) });
    expect(await problemOf(response)).toMatchObject({ status, code });
  });

  test('sees who owes what, those who still owe first', async () => {
    const { app, as, holderOf } = await openOffice();
    const response = await app.request('/api/returns', { headers: await as(holderOf(carParks)) });
    const returns = (await response.json()) as ReturnsView;
    expect(returns).toMatchObject({
      period: '2024-25-Q2',
      title: 'Q2 2024-25',
      dueOn: '2024-10-14',
      answered: 0,
    });
    expect(returns.owed).toBe(returns.posts.reduce((sum, post) => sum + post.items.length, 0));
    expect(returns.posts.find(post => post.post === carParks)?.holders).toEqual([carParks]);
  });

  test('asks for blocks by tag, and one bad tag stops no other', async () => {
    const { app, as, holderOf } = await openOffice();
    const response = await app.request('/api/blocks', {
      method: 'POST',
      headers: await as(holderOf(carParks)),
      body: JSON.stringify({
        period: '2024-25-Q1',
        tags: ['qb1|action-status|~', 'qb1|weather|~', 'nonsense', 'qb1|returns|2024-25-Q2|'],
      }),
    });
    const { models } = (await response.json()) as {
      models: { ok: boolean; problems?: { code: string; detail: string }[] }[];
    };
    expect(models.map(each => each.ok)).toEqual([true, false, false, true]);
    expect(models[1]?.problems?.[0]).toMatchObject({ code: 'unknown-block' });
    expect(models[2]?.problems?.[0]?.detail).toContain('nonsense');
  });

  test('finds the catalogue of blocks', async () => {
    const { app, as, holderOf } = await openOffice();
    const response = await app.request('/api/blocks', { headers: await as(holderOf(carParks)) });
    const ids = ((await response.json()) as { id: string }[]).map(each => each.id);
    expect(ids).toEqual(
      expect.arrayContaining(['action-status', 'indicator-status', 'actions-by-band', 'value', 'returns']),
    );
  });
});

const form = (said: object = {}) => ({
  period: '2024-25-Q2',
  submissionId: 'form-0001',
  raw: { band: 'G', commentary: 'Machines are in place.' },
  ...said,
});

/** The sample office with the first open action of a post, and what its holder sees of it. */
const openItem = async () => {
  const office = await openOffice();
  const item = office.state.snapshot.actions.find(each => each.state === 'open' && !each.partnership)!;
  const headers = await office.as(office.holderOf(item.post));
  const path = `/api/items/${encodeURIComponent(item.key)}`;
  const view = async () => (await (await office.app.request(path, { headers })).json()) as ItemView;
  const send = async (body: unknown, more: Record<string, string> = {}) =>
    office.app.request(`${path}/updates`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', ...more },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { ...office, item, headers, path, view, send };
};

describe('an item', () => {
  test('shows what was said of it over the periods, the latest first, and by whom', async () => {
    const { view, item, send } = await openItem();
    await send(form());
    const seen = await view();
    expect(seen.mine).toBe(true);
    expect(seen.openPeriods).toEqual(['2024-25-Q2']);
    expect(seen.history.map(each => each.period)).toEqual(['2024-25-Q2', '2024-25-Q1', '2023-24']);
    expect(seen.history[0]?.update?.saidBy).toEqual({ displayName: item.post, posts: [item.post] });
    expect(seen.history[1]?.update?.saidBy).toBeNull();
    expect(seen.history[1]?.rating?.band).toMatch(/^[RAG]$/);
  });

  test('takes an answer, which the next view shows; a repeat saves nothing twice', async () => {
    const { send, state, view } = await openItem();
    const before = state.snapshot.updates.length;
    const first = await send(form());
    expect(first.status).toBe(201);
    const repeat = await send(form());
    expect(repeat.status).toBe(200);
    expect(await repeat.json()).toMatchObject({ repeated: true });
    expect(state.snapshot.updates).toHaveLength(before + 1);
    expect((await view()).history[0]?.rating?.band).toBe('G');
  });

  describe('evidence for what was said', () => {
    const url = 'https://example.gov.uk/minutes';
    const addEvidence = async (opened: Awaited<ReturnType<typeof openItem>>, body: object, as?: string) =>
      opened.app.request(`${opened.path}/evidence`, {
        method: 'POST',
        headers: {
          ...(await opened.as(as ?? opened.holderOf(opened.item.post))),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ submissionId: 'proof-001', url, ...body }),
      });

    test('is a correction that says all the rest again, and is saved once', async () => {
      const opened = await openItem();
      const { send, state } = opened;
      const said = { band: 'A', commentary: 'The draft is late.', nextActions: 'Bring it in May.' };
      await send(form({ raw: said }));
      const before = state.snapshot.updates.at(-1);
      expect((await addEvidence(opened, { words: 'Minute 12.' })).status).toBe(201);
      expect((await addEvidence(opened, { words: 'Minute 12.' })).status).toBe(200);
      expect(state.snapshot.updates.at(-1)).toMatchObject({
        ...said,
        commentary: 'The draft is late.\nMinute 12.',
        evidence: url,
        replaces: before?.key,
      });
      expect(state.snapshot.updates.filter(one => one.evidence === url)).toHaveLength(1);
    });

    test('is refused without an answer that it could be evidence for, and where it is no address', async () => {
      const opened = await openItem();
      const period = '2024-25-Q2';
      expect(await problemOf(await addEvidence(opened, { period }))).toMatchObject({
        status: 422,
        code: 'wrong-state',
        field: 'period',
      });
      await opened.send(form());
      const ill = await problemOf(await addEvidence(opened, { url: 'javascript:alert(1)' }));
      expect(ill).toMatchObject({ status: 422, code: 'not-an-address', field: 'evidence' });
      const unknown = await problemOf(await addEvidence(opened, { period: 'Q2' }));
      expect(unknown).toMatchObject({ status: 422, code: 'not-a-period' });
    });

    test('does not say again what was corrected while it came in', async () => {
      const opened = await openItem();
      const { send, state, ledger } = opened;
      const late = { band: 'A', commentary: 'The draft is late.', nextActions: 'Bring it in May.' };
      await send(form({ raw: late }));
      const plain = { ...ledger };
      let arrive = () => {};
      const arrival = new Promise<void>(resolve => (arrive = resolve));
      ledger.journal = async answer => {
        await arrival;
        return plain.journal(answer);
      };
      const corrected = { band: 'G', commentary: 'The draft is there.' };
      const correction = send(form({ submissionId: 'form-0002', raw: corrected }));
      await sleep(200);
      const evidence = addEvidence(opened, {});
      await sleep(200);
      arrive();
      expect((await correction).status).toBe(201);
      const problem = await problemOf(await evidence);
      expect(problem).toMatchObject({ status: 412, code: 'changed' });
      expect(problem.changed?.current?.update).toMatchObject(corrected);
      expect(problem.changed?.yours).toMatchObject({ ...late, evidence: url });
      expect(state.snapshot.updates.at(-1)).toMatchObject(corrected);
      expect((await addEvidence(opened, {})).status).toBe(201);
      expect(state.snapshot.updates.at(-1)).toMatchObject({ ...corrected, evidence: url });
      expect((await addEvidence(opened, {})).status).toBe(200);
    });

    test('is given by whoever may answer, and nobody else', async () => {
      const opened = await openItem();
      await opened.send(form());
      const { state, item } = opened;
      const other = state.snapshot.people.find(each => !each.posts.includes(item.post));
      const response = await addEvidence(opened, {}, other?.entraId ?? '');
      expect(response.status).toBe(403);
      expect(state.snapshot.updates.filter(one => one.evidence === url)).toEqual([]);
    });
  });

  test('tells every open page', async () => {
    const { send, changes } = await openItem();
    const told: unknown[] = [];
    changes.listen(change => told.push(change));
    await send(form());
    await send(form());
    expect(told).toEqual([{ council: 'kings-lynn' }]);
  });

  test('that somebody else has answered meanwhile is not overwritten, and both versions are shown', async () => {
    const { send, view, state } = await openItem();
    const { etag } = await view();
    await send(form({ raw: { band: 'G', commentary: 'Theirs.' } }));
    const before = state.snapshot.updates.length;
    const stale = await send(form({ submissionId: 'form-0002', raw: { band: 'B', commentary: 'Mine.' } }), {
      'If-Match': etag,
    });
    const problem = await problemOf(stale);
    expect(problem).toMatchObject({ status: 412, code: 'changed' });
    expect(problem.changed?.current?.update.commentary).toBe('Theirs.');
    expect(problem.changed?.yours.commentary).toBe('Mine.');
    expect(state.snapshot.updates).toHaveLength(before);
    const knowing = await send(form({ submissionId: 'form-0002' }), {
      'If-Match': problem.changed?.etag ?? '',
    });
    expect(knowing.status).toBe(201);
  });

  test('of two answers in one instant takes one, and shows it to the other', async () => {
    const { send, view } = await openItem();
    const { etag } = await view();
    const both = await Promise.all(
      ['form-0001', 'form-0002'].map(submissionId =>
        send(form({ submissionId, raw: { band: 'G', commentary: `From ${submissionId}.` } }), {
          'If-Match': etag,
        }),
      ),
    );
    const [taken, refused] = [...both].sort((a, b) => a.status - b.status);
    expect([taken?.status, refused?.status]).toEqual([201, 412]);
    const said = (await view()).history[0]?.update?.update.commentary;
    expect((await problemOf(refused!)).changed?.current?.update.commentary).toBe(said);
  });

  test('sent again after the connection broke is no conflict with itself', async () => {
    const { send, view } = await openItem();
    const { etag } = await view();
    await send(form(), { 'If-Match': etag });
    expect((await send(form(), { 'If-Match': etag })).status).toBe(200);
  });

  test.each([
    {
      what: 'an amber without words',
      body: form({ raw: { band: 'A' } }),
      status: 422,
      code: 'commentary-needed',
    },
    {
      what: 'a rating that cannot be given',
      body: form({ raw: { band: 'Purple' } }),
      status: 422,
      code: 'band-not-in-scheme',
    },
    { what: 'a closed period', body: form({ period: '2024-25-Q1' }), status: 409, code: 'period-not-open' },
    { what: 'a period that is none', body: form({ period: 'Q9' }), status: 422, code: 'not-a-period' },
    {
      what: 'a field that nobody knows',
      body: form({ raw: { band: 'G', submittedBy: 'me' } }),
      status: 422,
      code: 'unknown-field',
    },
    {
      what: 'a form without its number',
      body: { period: '2024-25-Q2', raw: {} },
      status: 422,
      code: 'missing',
    },
    {
      what: 'a number where words belong',
      body: form({ raw: { band: 'G', commentary: 5 } }),
      status: 422,
      code: 'not-text',
    },
    { what: 'something that is not JSON', body: '{"period":', status: 400, code: 'not-json' },
  ])('refuses $what', async ({ body, status, code }) => {
    const { send, state } = await openItem();
    const before = state.snapshot.updates.length;
    expect(await problemOf(await send(body))).toMatchObject({ status, code });
    expect(state.snapshot.updates).toHaveLength(before);
  });

  test('asks once about words that do not fit their rating, and takes them when they are confirmed', async () => {
    const { send, state } = await openItem();
    const before = state.snapshot.updates.length;
    const raw = { band: 'R', commentary: 'The project is on track.', nextActions: 'Wait.' };
    const problem = await problemOf(await send(form({ raw })));
    expect(problem).toMatchObject({ status: 422, code: 'words-contradict', field: 'commentary' });
    expect(problem.problems?.[0]?.facts).toMatchObject({ query: 'contradiction', said: 'on track' });
    expect(problem.detail).toContain('“on track” does not fit the rating, Red (major issues to resolve).');
    expect(state.snapshot.updates).toHaveLength(before);
    const evidence = 'https://example.gov.uk/plan';
    const again = await send(form({ raw: { ...raw, evidence, confirmed: ['contradiction'] } }));
    expect(again.status).toBe(201);
    expect(state.snapshot.updates.at(-1)).toMatchObject({ band: 'R', evidence });
  });

  test('refuses more than can be an answer', async () => {
    const { send } = await openItem();
    const body = form({ raw: { band: 'G', commentary: 'x'.repeat(300_000) } });
    expect(await problemOf(await send(body, { 'Content-Length': '300100' }))).toMatchObject({ status: 413 });
  });

  test('refuses more than Teams would send', async () => {
    const { app } = await openItem();
    const body = JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) });
    const response = await app.request('/api/messages', {
      method: 'POST',
      body,
      headers: { 'Content-Length': String(body.length) },
    });
    expect(response.status).toBe(413);
  });

  test('is answered by its own post and nobody else', async () => {
    const { app, as, holderOf, item, path, state } = await openItem();
    const other = state.snapshot.people.find(each => !each.posts.includes(item.post))!;
    expect(other.entraId).not.toBe(holderOf(item.post));
    const response = await app.request(`${path}/updates`, {
      method: 'POST',
      headers: await as(other.entraId),
      body: JSON.stringify(form()),
    });
    expect(await problemOf(response)).toMatchObject({ status: 403, code: 'not-yours' });
  });

  test('that does not exist is 404', async () => {
    const { app, headers } = await openItem();
    const response = await app.request(`/api/items/${encodeURIComponent('kings-lynn/action/99.99')}`, {
      headers,
    });
    expect(await problemOf(response)).toMatchObject({ status: 404, code: 'unknown-item' });
  });
});

describe('a failure', () => {
  test('is logged once, and told in plain words without its insides', async () => {
    const office = await openOffice();
    const headers = await office.as(office.holderOf(carParks));
    office.state.snapshot = { ...office.state.snapshot, periods: null as never };
    const response = await office.app.request('/api/register', { headers });
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 500, code: 'failed' });
    expect(JSON.stringify(problem)).not.toMatch(/TypeError|null|periods|\.ts/);
    expect(office.logged).toHaveLength(1);
    expect(JSON.stringify(office.logged)).not.toContain('Bearer');
  });
});

describe('pages', () => {
  test('may be framed by Teams and Office, and run no scripts but ours and Office’s', async () => {
    const { app } = await openOffice();
    const response = await app.request('/tab/');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(await response.text()).toContain('<title>Tab</title>');
    expect(policy).toContain("frame-ancestors 'self' https://teams.microsoft.com");
    expect(policy).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
    expect(response.headers.get('Cache-Control')).toBe('no-cache');
    expect(response.headers.get('X-Frame-Options')).toBeNull();
  });

  test('scripts with a hash in their name are kept for a year, and travel compressed', async () => {
    const { app } = await openOffice();
    const response = await app.request('/tab/assets/index-a1b2.js', {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect(response.headers.get('Cache-Control')).toContain('immutable');
    expect(response.headers.get('Content-Encoding')).toBe('gzip');
  });

  test('a link into the tab is the tab; a missing script is missing', async () => {
    const { app } = await openOffice();
    expect(await (await app.request('/tab/items/1')).text()).toContain('<title>Tab</title>');
    expect((await app.request('/tab/assets/gone.js')).status).toBe(404);
    expect((await app.request('/tab/..%2f..%2f..%2fpackage.json')).status).toBe(404);
  });

  test('that were not built say so', async () => {
    const { app } = await openOffice();
    expect(await problemOf(await app.request('/addin/'))).toMatchObject({ status: 503, code: 'not-built' });
  });
});
