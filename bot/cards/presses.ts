import { press, type Execute, type Press } from './adaptiveCard.ts';

/** The chase message that a card came with, carried along so that an answer is counted to it. */
export type Origin = { message?: string | undefined };

/** What a form is about. `submission` is minted each time a form is shown. */
export type Subject = Origin & { item: string; period: string; submission: string };

const from = ({ message }: Origin): Record<string, string> => (message === undefined ? {} : { message });

const aboutItem = (verb: string, { item, period, ...origin }: Omit<Subject, 'submission'>): Press => ({
  verb,
  item,
  period,
  ...from(origin),
});

export const openItem = (
  about: Omit<Subject, 'submission'>,
  how: { title?: string; primary?: boolean } = {},
): Execute => press(aboutItem('open', about), { ...how, ignoreInputs: true });

export const sendAnswer = (about: Subject): Execute =>
  press(
    { ...aboutItem('save', about), submission: about.submission },
    { title: 'Send my update', primary: true },
  );

export const checkAnswerFirst = (about: Subject): Execute =>
  press({ ...aboutItem('check', about), submission: about.submission }, { title: 'Check' });

export const backToList = (origin: Origin, page = 0): Execute =>
  press({ verb: 'list', page, ...from(origin) }, { title: 'Back to my list', ignoreInputs: true });

export const turnPage = (origin: Origin, page: number, title: string): Execute =>
  press({ verb: 'list', page, ...from(origin) }, { title, ignoreInputs: true });
