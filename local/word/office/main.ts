import { createAuthBridge, type LocalToken } from './authBridge.ts';
import { OfficeError } from './officeError.ts';
import { RequestContext } from './requestContext.ts';
import { createSettings } from './settings.ts';
import { findHost } from './wordHost.ts';

const host = findHost();

const themes = {
  light: { isDarkTheme: false, bodyBackgroundColor: '#ffffff', bodyForegroundColor: '#000000' },
  dark: { isDarkTheme: true, bodyBackgroundColor: '#1f1f1f', bodyForegroundColor: '#ffffff' },
};

const getToken = async (): Promise<LocalToken> => {
  const response = await fetch(`/local/token?person=${encodeURIComponent(host.person)}`);
  if (!response.ok) throw new Error(`no token for this person (${response.status})`);
  return (await response.json()) as LocalToken;
};

const info = { host: 'Word', platform: 'OfficeOnline' };

const run = async <T>(batch: (context: RequestContext) => Promise<T>): Promise<T> => {
  const context = new RequestContext(host);
  const result = await batch(context);
  await context.sync();
  return result;
};

Object.assign(window, {
  Office: {
    onReady: async (ready?: (given: typeof info) => void) => {
      ready?.(info);
      return info;
    },
    DocumentMode: { ReadOnly: 'readOnly', ReadWrite: 'readWrite' },
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    context: {
      ...info,
      displayLanguage: 'en-GB',
      officeTheme: themes[host.theme],
      requirements: {
        isSetSupported: (name: string, version = '1.1') =>
          name === 'WordApi' && Number(version) <= host.profile.wordApi,
      },
      document: {
        mode: host.profile.readOnly ? 'readOnly' : 'readWrite',
        url: '',
        settings: createSettings(host),
      },
    },
  },
  Word: { run, RequestContext },
  OfficeExtension: { Error: OfficeError },
  nestedAppAuthBridge: createAuthBridge(getToken),
});
