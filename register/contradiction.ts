import { asPlain } from './asPlain.ts';
import type { BandMeaning } from './bandMeaning.ts';
import {
  before,
  claims,
  comfort,
  conditional,
  contrast,
  denied,
  intended,
  more,
  noTrouble,
  ofPart,
  past,
  trouble,
  turned,
  type Claim,
} from './claims.ts';
import type { ReturnItem } from './item.ts';

/** A rating, as it is called and what it says of how it goes; that is null where it says nothing of it. */
export type Rated = { words: string; meaning: BandMeaning | null };

/** Words as they were written that do not fit other words of the same text, or the rating. */
export type Contradiction = { said: string } & ({ against: string } | { rating: string });

/** A stretch of words, and the sentence it is part of. */
type Stretch = { text: string; sentence: string };

/** What somebody else said, or the same person last time, is set in quotation marks. */
const withoutQuotes = (text: string): string => text.replace(/“[^”]*”|"[^"]*"|‘[^’]*’(?!\w)/g, ' ');

const sentencesOf = (text: string): string[] =>
  withoutQuotes(text)
    .split(/(?<=[.!?])\s|\n/)
    .map(sentence => asPlain(sentence).replaceAll('’', "'"))
    .filter(sentence => sentence !== '' && !sentence.endsWith('?'))
    .map(sentence => sentence.replace(/[.!]+$/, ''));

const clausesOf = (sentence: string): Stretch[] =>
  sentence.split(/[,;:()]| - |\b(?:and|while)\b/i).map(text => ({ text: text.trim(), sentence }));

/** "All but three are in" is one claim, and so is "three are outstanding until the lender agrees". */
const inSentences: ReadonlySet<Claim> = new Set<Claim>(['unfinished', 'entire']);

/** What stands close before a claim bears on it. */
const shortly = (text: string, most: number): string => text.split(' ').slice(-most).join(' ');

const isSilenced = (
  claim: Claim,
  { text, sentence }: Stretch,
  at: { start: number; end: number },
): boolean => {
  const lead = text.slice(0, at.start).trim();
  if (denied.test(shortly(lead, 6)) || before.test(sentence)) return true;
  if (claim === 'unfinished') return false;
  if (conditional.test(sentence) || intended.test(lead) || ofPart.test(lead)) return true;
  if (turned.test(text.slice(at.end))) return true;
  return (claim === 'well' || claim === 'late') && past.test(shortly(lead, 4));
};

/** The words with which something is claimed; null where it is not. */
const claimed = (claim: Claim, sentences: readonly string[]): string | null => {
  for (const sentence of sentences) {
    const stretches = inSentences.has(claim) ? [{ text: sentence, sentence }] : clausesOf(sentence);
    for (const stretch of stretches) {
      const match = claims[claim].exec(stretch.text);
      const end = match ? match.index + match[0].length : 0;
      if (match && !isSilenced(claim, stretch, { start: match.index, end })) return match[0].trim();
    }
  }
  return null;
};

/**
 * A claim that does not fit a rating; the words (`known`) or the claim (`also`) by which the person says what the
 * rating says as well, so that nothing need be asked.
 */
type Unfitting = { claim: Claim; known: RegExp | null; also?: Claim };

const done: Unfitting = { claim: 'finished', known: more };
const untroubled: Unfitting = { claim: 'untroubled', known: trouble };
const well: Unfitting = { claim: 'well', known: trouble };
const met: Unfitting = { claim: 'met', known: trouble };

type Unfit = Record<BandMeaning, readonly Unfitting[]>;

const ofActions: Unfit = {
  finished: [{ claim: 'unfinished', known: null }],
  good: [{ claim: 'late', known: comfort, also: 'well' }, done],
  slight: [untroubled, done],
  bad: [well, untroubled, done],
};

/** What a measure counts is often finished or late while its target is met, and the other way round. */
const ofMeasures: Unfit = {
  finished: [],
  good: [{ claim: 'missed', known: comfort, also: 'met' }],
  slight: [met, untroubled],
  bad: [met, well, untroubled],
};

const isKnown = ({ known, also }: Unfitting, sentences: readonly string[], said: string): boolean => {
  const text = sentences.join(' ');
  if (known === null) return false;
  if (contrast.test(text) || known.test(text.replace(said, ' ').replace(noTrouble, ' '))) return true;
  return also !== undefined && claimed(also, sentences) !== null;
};

/**
 * Words that contradict themselves ("fully operational" with "3 outstanding") or their rating ("on track" said of a
 * red); null where they do not. It would rather miss one than ask in vain: nothing is made of what is denied, wished
 * for, conditional, quoted, said of a part or of last time, nor where both halves are said.
 */
export const contradictionIn = (
  commentary: string,
  rated: Rated | null,
  kind: ReturnItem['kind'],
): Contradiction | null => {
  const sentences = sentencesOf(commentary);
  const [all, left] = [claimed('entire', sentences), claimed('unfinished', sentences)];
  if (all !== null && left !== null) return { said: all, against: left };
  if (!rated?.meaning) return null;
  for (const one of (kind === 'action' ? ofActions : ofMeasures)[rated.meaning]) {
    const said = claimed(one.claim, sentences);
    if (said !== null && !isKnown(one, sentences, said)) return { said, rating: rated.words };
  }
  return null;
};
