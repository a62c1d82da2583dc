import { spawn } from 'node:child_process';

/**
 * Runs a file in a process of its own that trusts local Graph's authority, which Node is told of only when it starts.
 * Resolves to what it wrote; what it says to a person goes through. Rejects where it ends badly.
 */
export const runTrusting = (file: string, parameters: readonly string[], caFile: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...parameters], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', code => {
      const said = Buffer.concat(chunks).toString();
      if (code === 0) resolve(said);
      else reject(new Error(`${file} ended with ${code}\n${said}`));
    });
  });
