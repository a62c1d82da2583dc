/**
 * True for an https address on a listed host (`smba.trafficmanager.net`, `localhost:3982`), or on a listed origin
 * (`http://localhost:56150`). The bot's token goes nowhere else, whatever an activity says.
 */
export const isServiceHost = (serviceUrl: string, hosts: readonly string[]): boolean => {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username !== '' || url.password !== '') return false;
  if (hosts.includes(url.origin)) return true;
  return url.protocol === 'https:' && (hosts.includes(url.host) || hosts.includes(url.hostname));
};
