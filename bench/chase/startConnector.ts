import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ConnectorOptions, ConnectorReport } from '../../test/sending/limitedConnector.ts';

export const startConnector = async (options: ConnectorOptions) => {
  const child = fork(join(import.meta.dirname, 'connector.ts'), { execArgv: ['--import', 'tsx'] });
  const hear = <T>() => new Promise<T>(resolve => child.once('message', said => resolve(said as T)));
  const asked = hear<string>();
  child.send(options);
  const url = await asked;
  return {
    url,
    report: (): Promise<ConnectorReport> => {
      const heard = hear<ConnectorReport>();
      child.send('report');
      return heard;
    },
    stop: () => {
      child.kill('SIGKILL');
    },
  };
};
