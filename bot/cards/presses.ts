import { press, type Execute, type Press } from './adaptiveCard.ts';

/** The chase message that a card came with, carried along so that an answer is counted to it. */
export type Origin = { message?: string | undefined };

/** Which item of which period; of what has no period (a recommendation, a policy) it is empty. */
export type About = Origin & { item: string; period: string };

/**
 * What a form is about. `submission` is minted each time a form is shown; `seen` is the key of the answer that the form
 * stands on, empty where there was none, by which it is noticed that somebody else answered meanwhile; `confirmed` are
 * the codes of the queries that it has put, with commas between.
 */
export type Subject = About & { submission: string; seen?: string; confirmed?: string };

type How = { title?: string; primary?: boolean };

const from = ({ message }: Origin): Record<string, string> => (message === undefined ? {} : { message });

const aboutItem = (verb: string, { item, period, ...origin }: About): Press => ({
  verb,
  item,
  period,
  ...from(origin),
});

const aboutForm = (verb: string, about: Subject): Press => ({
  ...aboutItem(verb, about),
  submission: about.submission,
  ...(about.seen === undefined ? {} : { seen: about.seen }),
  ...(about.confirmed === undefined ? {} : { confirmed: about.confirmed }),
});

export const openItem = (about: About, how: How = {}): Execute =>
  press(aboutItem('open', about), { ...how, ignoreInputs: true });

/** The form of a recommendation or a policy. */
export const openDated = ({ item, ...origin }: Omit<About, 'period'>, how: How = {}): Execute =>
  press({ verb: 'dated', item, ...from(origin) }, { ...how, ignoreInputs: true });

export const sendAnswer = (about: Subject): Execute =>
  press(aboutForm('save', about), { title: 'Send my update', primary: true });

export const checkAnswerFirst = (about: Subject): Execute =>
  press(aboutForm('check', about), { title: 'Check' });

export const keepDraft = (about: Subject): Execute =>
  press(aboutForm('draft', about), { title: 'Save for later' });

export const previewAnswer = (about: Subject): Execute =>
  press(aboutForm('preview', about), { title: 'See it as printed' });

/** Brings along what stands in a form, so that nothing is lost by asking. */
export const notMine = (about: About | Subject, how: How = { title: 'Not mine' }): Execute =>
  press('submission' in about ? aboutForm('not-mine', about) : aboutItem('not-mine', about), how);

/** The same card with the posts that have what was typed in them. */
export const findPost = (about: Subject): Execute =>
  press(aboutForm('not-mine', about), { title: 'Find the post' });

export const sendNotMine = (about: Subject): Execute =>
  press(aboutForm('not-mine-send', about), { title: 'Tell the performance team', primary: true });

/** Brings along what stands in a form, as `notMine` does. */
export const needHelp = (about: About | Subject): Execute =>
  press('submission' in about ? aboutForm('need-help', about) : aboutItem('need-help', about), {
    title: 'I need help',
  });

export const sendHelp = (about: Subject): Execute =>
  press(aboutForm('need-help-send', about), { title: 'Send', primary: true });

export const showUnchanged = (origin: Origin, how: How = {}): Execute =>
  press({ verb: 'unchanged', ...from(origin) }, { ...how, ignoreInputs: true });

/** `items` are those that the card has a toggle for, in that order, as `period item`. */
export const sendUnchanged = (
  origin: Origin,
  { submission, items }: { submission: string; items: readonly string[] },
): Execute =>
  press(
    { verb: 'unchanged-save', submission, items: items.join(','), ...from(origin) },
    { title: 'Send these', primary: true },
  );

export const showDecisions = (origin: Origin, how: How = {}): Execute =>
  press({ verb: 'decide-list', ...from(origin) }, { ...how, ignoreInputs: true });

export const backToList = (origin: Origin, page = 0): Execute => turnPage(origin, page, 'Back to my list');

export const turnPage = (origin: Origin, page: number, title?: string): Execute =>
  press(
    { verb: 'list', page, ...from(origin) },
    { ...(title === undefined ? {} : { title }), ignoreInputs: true },
  );
