/** What differs from one installation to the next. Addresses without a trailing slash. */
export type PackageFacts = {
  publicUrl: string;
  apiClientId: string;
  botAppId: string;
  addinId: string;
  /** `1.0.0` */
  appVersion: string;
  privacyUrl: string;
  termsUrl: string;
};

/** Every placeholder of the manifests with the fact that fills it. */
export const placeholders = (facts: PackageFacts): Record<string, string> => ({
  PUBLIC_URL: facts.publicUrl,
  PUBLIC_HOST: facts.publicUrl === '' ? '' : new URL(facts.publicUrl).host,
  API_CLIENT_ID: facts.apiClientId,
  BOT_APP_ID: facts.botAppId,
  ADDIN_ID: facts.addinId,
  APP_VERSION: facts.appVersion,
  PRIVACY_URL: facts.privacyUrl,
  TERMS_URL: facts.termsUrl,
});

const pattern = /\$\{\{([A-Z_]+)\}\}/g;

/** Names in a template for which there is no fact, in their order and once each. */
export const missingNames = (template: string, facts: PackageFacts): string[] => {
  const known = placeholders(facts);
  const names = [...template.matchAll(pattern)].flatMap(match => match[1] ?? []);
  return [...new Set(names)].filter(name => !known[name]);
};

/** A manifest with its `${{NAME}}` filled; a name without a fact stays, so that validation points at it. */
export const fillManifest = (template: string, facts: PackageFacts): string => {
  const known = placeholders(facts);
  return template.replace(pattern, (whole, name: string) => known[name] || whole);
};
