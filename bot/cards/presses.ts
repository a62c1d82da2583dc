import { press, type Execute, type Press } from './adaptiveCard.ts';

/** The chase message that a card came with, carried along so that an answer is counted to it. */
export type Origin = { message?: string | undefined };

/**
 * What a form is about. `submission` is minted each time a form is shown; `confirmed` are the codes of the queries that
 * it has put, with spaces between.
 */
export type Subject = Origin & { item: string; period: string; submission: string; confirmed?: string };

const from = ({ message }: Origin): Record<string, string> => (message === undefined ? {} : { message });

const aboutItem = (
  verb: string,
  { item, period, ...origin }: Omit<Subject, 'submission' | 'confirmed'>,
): Press => ({
  verb,
  item,
  period,
  ...from(origin),
});

const aboutAnswer = (verb: string, { submission, confirmed, ...about }: Subject): Press => ({
  ...aboutItem(verb, about),
  submission,
  ...(confirmed === undefined ? {} : { confirmed }),
});

export const openItem = (
  about: Omit<Subject, 'submission' | 'confirmed'>,
  how: { title?: string; primary?: boolean } = {},
): Execute => press(aboutItem('open', about), { ...how, ignoreInputs: true });

export const sendAnswer = (about: Subject): Execute =>
  press(aboutAnswer('save', about), { title: 'Send my update', primary: true });

export const checkAnswerFirst = (about: Subject): Execute =>
  press(aboutAnswer('check', about), { title: 'Check' });

export const backToList = (origin: Origin, page = 0): Execute =>
  press({ verb: 'list', page, ...from(origin) }, { title: 'Back to my list', ignoreInputs: true });

export const turnPage = (origin: Origin, page: number, title: string): Execute =>
  press({ verb: 'list', page, ...from(origin) }, { title, ignoreInputs: true });
