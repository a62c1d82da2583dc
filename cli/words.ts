import { sentenceOf, ConfigError } from '../server/index.ts';
import { isFailure, type FailureCode } from '../store/index.ts';
import { RefusedError } from './command.ts';

/** What to do, for each way in which something outside can fail. What failed stands before it. */
const advice: Record<FailureCode, string> = {
  unreachable: 'Is it running, and is its address right? “quarterbook doctor” looks at each setting.',
  'unknown-outcome': 'It may or may not have been done. Running the same command again is safe.',
  throttled: 'It is busy. Try again in a few minutes.',
  unavailable: 'It cannot answer just now. Try again in a few minutes.',
  unauthorised: 'Our sign-in was not accepted. Check API_CLIENT_ID, TENANTS and CLIENT_CERTIFICATE.',
  refused: 'We are not allowed to do that. Has an administrator granted the application access to the site?',
  'not-found': 'Check SITE: there is nothing at that address.',
  changed: 'Somebody else changed it in the meantime. Run the command again.',
  'already-there': 'It is there already.',
  invalid: 'This is a fault of ours; please report it.',
  gone: 'Run the command again; the register will be read afresh.',
  unreadable: 'The answer was not what was agreed. Try again, and check the address.',
  'not-provisioned': 'Run “quarterbook provision” first.',
  'newer-layout': 'It was upgraded by a newer Quarterbook. Use that version; this one has changed nothing.',
  'not-ready': 'The register has not been read yet. Run the command again.',
  'bad-configuration': 'Check the settings; .env.example explains each.',
};

export type Failure = { code: string; sentences: string[] };

/** A failure in people's words, or null where it is none that we know: then it is a fault of ours. */
export const explain = (failure: unknown): Failure | null => {
  if (failure instanceof RefusedError) {
    return { code: failure.problems[0]?.code ?? 'refused', sentences: failure.problems.map(sentenceOf) };
  }
  if (failure instanceof ConfigError) return { code: 'not-configured', sentences: [failure.message] };
  if (!isFailure(failure)) return null;
  return {
    code: failure.code,
    sentences: [`${failure.message}.`.replace(/\.+$/, '.'), advice[failure.code]],
  };
};
