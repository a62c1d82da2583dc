type BridgeRequest = { messageType: string; method: string; requestId: string };
type Listener = (response: string) => void;
type Claims = { oid?: string; sub?: string; tid?: string; name?: string; preferred_username?: string };

/** What the local Entra answers for the person who sits at this Word. */
export type LocalToken = { access_token: string; id_token?: string; expires_in?: number };

const claimsOf = (token: string): Claims => {
  const body = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(body), letter => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
};

const tokenAnswer = (given: LocalToken): Record<string, unknown> => {
  const identity = given.id_token ?? given.access_token;
  const { oid = '', tid = '', name = '', preferred_username: username = name } = claimsOf(identity);
  return {
    token: {
      access_token: given.access_token,
      id_token: identity,
      expires_in: given.expires_in ?? 3600,
      properties: null,
    },
    account: {
      environment: 'login.quarterbook.local',
      homeAccountId: `${oid}.${tid}`,
      localAccountId: oid,
      tenantId: tid,
      username,
      name,
    },
  };
};

/**
 * `window.nestedAppAuthBridge` as @azure/msal-browser's BridgeProxy speaks to a host: JSON envelopes with a request id
 * each way. Nobody is asked anything: who sits here is the host page's choice.
 */
export const createAuthBridge = (getToken: () => Promise<LocalToken>): Record<string, unknown> => {
  const listeners = new Set<Listener>();
  const answer = async ({ method }: BridgeRequest): Promise<Record<string, unknown>> => {
    if (method === 'GetInitContext') {
      return {
        success: true,
        initContext: { sdkName: 'word-stand-in', sdkVersion: '1.0.0', capabilities: {} },
      };
    }
    if (method !== 'GetToken' && method !== 'GetTokenPopup') {
      return {
        success: false,
        error: { status: 'PERSISTENT_ERROR', description: `unknown method ${method}` },
      };
    }
    try {
      return { success: true, ...tokenAnswer(await getToken()) };
    } catch (cause) {
      return { success: false, error: { status: 'NO_NETWORK', description: String(cause) } };
    }
  };
  return {
    addEventListener: (_name: string, listener: Listener) => void listeners.add(listener),
    removeEventListener: (_name: string, listener: Listener) => void listeners.delete(listener),
    postMessage: (message: string) => {
      const request = JSON.parse(message) as BridgeRequest;
      void answer(request).then(result => {
        const envelope = JSON.stringify({
          messageType: 'NestedAppAuthResponse',
          requestId: request.requestId,
          ...result,
        });
        for (const listener of listeners) listener(envelope);
      });
    },
  };
};
