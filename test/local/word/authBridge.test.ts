import { expect, test } from '@jest/globals';
import { createAuthBridge } from '../../../local/word/office/authBridge.ts';

type Bridge = {
  addEventListener: (name: string, listener: (response: string) => void) => void;
  postMessage: (message: string) => void;
};

const claims = { oid: 'a', tid: 'b', name: 'Car Parks Manager' };
const token = `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;

const ask = (bridge: Bridge, method: string): Promise<Record<string, unknown>> =>
  new Promise(resolve => {
    bridge.addEventListener('message', text => resolve(JSON.parse(text) as Record<string, unknown>));
    bridge.postMessage(JSON.stringify({ messageType: 'NestedAppAuthRequest', method, requestId: '1' }));
  });

const bridgeWith = (getToken: () => Promise<{ access_token: string }>): Bridge =>
  createAuthBridge(getToken) as unknown as Bridge;

test('Word hands out a token for the person who sits there', async () => {
  const answer = await ask(
    bridgeWith(async () => ({ access_token: token })),
    'GetToken',
  );
  expect(answer).toMatchObject({
    requestId: '1',
    success: true,
    token: { access_token: token },
    account: { homeAccountId: 'a.b', name: 'Car Parks Manager' },
  });
});

test('a token that cannot be had is an error and no crash', async () => {
  const answer = await ask(
    bridgeWith(async () => {
      throw new Error('nobody has that post');
    }),
    'GetToken',
  );
  expect(answer).toMatchObject({ success: false, error: { status: 'NO_NETWORK' } });
});

test('a method that is not known is refused', async () => {
  const answer = await ask(
    bridgeWith(async () => ({ access_token: token })),
    'SignOut',
  );
  expect(answer).toMatchObject({ success: false });
});
