import { identities, homeOf } from '../run/settings.ts';
import { samplePeople } from '../sample/people.ts';
import { parseArguments, startStandAlone, usage } from './standAlone.ts';

const options = parseArguments(process.argv.slice(2));
if (!options) {
  console.error(usage);
  // Wrong usage; nothing was started yet.
  process.exit(2);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

try {
  const { lines, close } = await startStandAlone(options, {
    home: homeOf(process.env),
    tenantId: identities.tenantId,
    appId: identities.apiClientId,
    people: samplePeople,
  });
  console.log(lines.join('\n'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
} catch (error) {
  const taken = codeOf(error) === 'EADDRINUSE';
  console.error(
    taken
      ? `Something else listens on port ${options.port}, or on the one after it. Choose another --port.`
      : `Local Graph could not be started: ${codeOf(error)}`,
  );
  process.exitCode = 1;
}
