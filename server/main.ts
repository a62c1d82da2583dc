import { ConfigError, processEnvironment, readConfig } from './config.ts';
import { createLog, factsOf } from './log.ts';
import { start } from './start.ts';

/** A chase under way may take a while to settle what it has claimed; longer than this nobody waits. */
const patience = 20_000;

const log = createLog(
  line => console.log(line),
  () => new Date(),
);

try {
  const running = await start(readConfig(processEnvironment(), 'server'), log);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    // Whoever runs us kills us soon after; what is in hand then is unknown, and is never sent again by itself.
    setTimeout(() => process.exit(1), patience).unref();
    // Streams and idle connections of others would keep the process once everything is settled.
    void running.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (failure) {
  if (failure instanceof ConfigError) console.error(failure.message);
  else log('not-started', factsOf(failure));
  process.exitCode = 1;
}
