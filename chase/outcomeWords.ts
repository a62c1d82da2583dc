import type { LedgerMessage, RejectionCode } from './ports.ts';

const rejections: Record<RejectionCode, string> = {
  'not-installed': 'the app is not installed, and could not be',
  blocked: 'has blocked the bot',
  left: 'Teams no longer knows the person',
  'disabled-by-admin': 'the bot is switched off for the whole council',
  throttled: 'Teams had no time',
  unauthorised: 'Teams did not accept our sign-in',
  'too-large': 'the message was too large',
  'no-address': 'there is no address',
  unrecognised: 'Teams refused without a reason that we know',
};

/** What became of a message, for people: "sent in Teams", "not reached: has blocked the bot". */
export const outcomeWords = ({ state, outcome }: Pick<LedgerMessage, 'state' | 'outcome'>): string => {
  if (state === 'claimed') return 'being sent';
  if (outcome === null) return 'not sent';
  switch (outcome.kind) {
    case 'accepted':
      return 'sent in Teams';
    case 'mailed':
      return 'sent by e-mail';
    case 'unknown':
      return 'may have arrived';
    case 'rejected':
      return `${state === 'planned' ? 'not sent' : 'not reached'}: ${rejections[outcome.code]}`;
  }
};
