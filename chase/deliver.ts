import { conversationBusy } from './brake.ts';
import { letterOf } from './letter.ts';
import type { Pace } from './pace.ts';
import type { Claim, Directory, Outcome, PlannedMessage, Sender } from './ports.ts';

export type DeliverParts = {
  sender: Sender;
  directory: Pick<Directory, 'install' | 'person' | 'mail'>;
  /** Paused when the connector asks for it; the sender's own requests wait for their turn in it. */
  pace: Pace;
  /** Real time in milliseconds, for leases. */
  realNow: () => number;
  /** Where people open Quarterbook, without a slash at its end: what a letter leads to. */
  publicUrl: string;
};

type Rejected = Extract<Outcome, { kind: 'rejected' }>;

/** Sending stops this long before the lease ends, so that a late answer still finds our claim. */
const reserve = 30_000;

const sendOnce = async (sender: Sender, message: PlannedMessage): Promise<Outcome> => {
  try {
    return await sender.send(message);
  } catch {
    return { kind: 'unknown', reason: 'the sender broke off' };
  }
};

/** An installation that broke off has put nothing in front of anybody, and is tried again another day. */
const isRefused = async (directory: DeliverParts['directory'], entraId: string): Promise<boolean> =>
  (await directory.install(entraId).catch(() => 'refused')) === 'refused';

/** A refusal that certainly left nothing behind is tried again under the same claim: throttled, or not installed once. */
const inTeams = async (parts: DeliverParts, message: PlannedMessage, claim: Claim): Promise<Outcome> => {
  let installed = false;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await sendOnce(parts.sender, message);
    if (outcome.kind !== 'rejected') return outcome;
    if (outcome.code === 'throttled') {
      // “Later” without a time, or with a time that has passed, is not “at once”.
      const seconds = Math.max(1, outcome.retryAfter ?? 2 ** attempt);
      const isTooLate = parts.realNow() + seconds * 1000 + reserve > Date.parse(claim.leaseUntil);
      if (outcome.status !== conversationBusy) parts.pace.pause(seconds);
      else if (!isTooLate) await parts.pace.rest(seconds);
      if (isTooLate) return outcome;
    } else if (outcome.code === 'not-installed' && !installed) {
      installed = true;
      if (await isRefused(parts.directory, message.recipient.entraId)) return outcome;
    } else {
      return outcome;
    }
  }
};

/**
 * Teams is closed to that person: blocked, without the app, or refused without a reason, as it is where Teams is switched
 * off for somebody. Who left is on the list for the performance team instead: nobody reads that mailbox.
 */
const isClosed = ({ code, status }: Rejected): boolean =>
  code === 'blocked' || code === 'not-installed' || (code === 'unrecognised' && status === 403);

const addressIn = async (directory: DeliverParts['directory'], entraId: string): Promise<string | null> =>
  (await directory.person(entraId).catch(() => null))?.mail ?? null;

/** The refusal stays where there is no address, or nobody may send. */
const byMail = async (
  { directory, publicUrl }: DeliverParts,
  message: PlannedMessage,
  { rejected, fallback }: { rejected: Rejected; fallback: Fallback },
): Promise<Outcome> => {
  const to = fallback() ?? (await addressIn(directory, message.recipient.entraId));
  if (to === null) return rejected;
  try {
    const handed = await directory.mail(letterOf(message, { to, publicUrl }));
    return handed === 'handed-over' ? { kind: 'mailed', address: to } : rejected;
  } catch {
    return { kind: 'unknown', reason: 'the e-mail may have been sent' };
  }
};

/** The address that the register itself has for the person; null where it has none. */
export type Fallback = () => string | null;

/**
 * Puts a claimed message in front of its person: in Teams, and by e-mail where Teams is closed to them. What may have
 * arrived is never repeated.
 */
export const deliver = async (
  parts: DeliverParts,
  message: PlannedMessage,
  { claim, fallback }: { claim: Claim; fallback: Fallback },
): Promise<Outcome> => {
  const outcome = await inTeams(parts, message, claim);
  return outcome.kind === 'rejected' && isClosed(outcome)
    ? byMail(parts, message, { rejected: outcome, fallback })
    : outcome;
};
