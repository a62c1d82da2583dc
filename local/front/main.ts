import { createDoors } from './doors.ts';
import type { FrontCouncil, FrontPerson, FrontState } from './frontState.ts';
import { nextStep } from './nextStep.ts';
import { choosePerson, fillPeople, roleWords } from './person.ts';

const howOften = 1500;

const one = <Kind extends HTMLElement>(id: string): Kind => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}`);
  return found as Kind;
};

const people = one<HTMLSelectElement>('person');
const doors = createDoors(one);

const london = { timeZone: 'Europe/London' } as const;
const longDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  ...london,
});
const weekday = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  ...london,
});
const plainDay = new Intl.DateTimeFormat('en-CA', london);

/** The days on which something happens in the sample's autumn. */
const calendar = [
  ['2024-10-01', 'the return opens'],
  ['2024-10-07', 'five working days to go'],
  ['2024-10-11', 'one working day to go'],
  ['2024-10-14', 'the return is due'],
  ['2024-10-15', 'one working day late'],
  ['2024-10-28', 'Cabinet papers are published'],
] as const;

let known: FrontPerson[] = [];
let state: FrontState | null = null;

const person = (): FrontPerson | undefined => known.find(({ id }) => id === people.value);

const query = (): string => new URLSearchParams({ person: people.value }).toString();

const post = async (path: string, body: object = {}): Promise<void> => {
  const response = await fetch(`/local/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(String(response.status));
};

const say = (sentence: string): void => {
  const line = one('next');
  if (line.textContent !== sentence) line.textContent = sentence;
};

const showDay = (now: string): void => {
  const today = new Date(now);
  one('day').textContent = longDay.format(today).replace(',', '');
  one('step').textContent = `Go to ${weekday.format(new Date(today.getTime() + 86_400_000))}`;
  const to = one<HTMLSelectElement>('to');
  const coming = calendar.filter(([day]) => day > plainDay.format(today));
  if (to.options.length !== coming.length) {
    to.replaceChildren(
      ...coming.map(
        ([day, what]) => new Option(`${weekday.format(new Date(`${day}T12:00:00Z`))}: ${what}`, day),
      ),
    );
  }
  one('jump').hidden = coming.length === 0;
};

const returnWords = (progress: FrontState['progress'], { name, hasReturn }: FrontCouncil): string => {
  if (!hasReturn) return `${name} collects none`;
  return progress === null
    ? 'Not open yet'
    : `${progress.title}: ${progress.answered} of ${progress.owed} answered`;
};

const showReturn = ({ progress, others }: FrontState, { council }: FrontPerson): void => {
  one('progress').textContent = returnWords(progress, council);
  const share = progress === null || progress.owed === 0 ? 0 : progress.answered / progress.owed;
  const bar = one('bar').querySelector('span');
  if (bar !== null) bar.style.width = `${Math.round(share * 100)}%`;
  const button = one<HTMLButtonElement>('others');
  button.disabled = others.running || progress === null || progress.answered >= progress.owed;
  button.textContent = others.running
    ? `The other posts are answering: ${others.done} of ${others.of}`
    : 'Let all other posts answer with made-up figures';
};

const show = (fresh: FrontState): void => {
  const chosen = person();
  state = fresh;
  showDay(fresh.now);
  if (chosen === undefined) return;
  showReturn(fresh, chosen);
  doors.showState(fresh, chosen.council);
  one('role').textContent = roleWords(chosen, fresh.progress);
  say(nextStep(fresh, chosen));
};

const update = async (): Promise<void> => {
  try {
    const response = await fetch(`/local/state?${query()}`);
    if (response.ok) show((await response.json()) as FrontState);
  } catch {
    say('Quarterbook is not running any more. Start it again, and this page goes on by itself.');
  }
};

const poll = async (): Promise<void> => {
  if (document.visibilityState === 'visible') await update();
  setTimeout(() => void poll(), howOften);
};

/** One act at a time: its button waits until it is done, and a failure is said where the eye already is. */
const act = async (button: HTMLButtonElement, work: () => Promise<void>): Promise<void> => {
  button.disabled = true;
  try {
    await work();
    await update();
  } catch {
    say('That did not work. Please try again in a moment.');
  } finally {
    button.disabled = false;
    const chosen = person();
    if (state !== null && chosen !== undefined) showReturn(state, chosen);
  }
};

const begin = async (): Promise<void> => {
  known = (await (await fetch('/local/people')).json()) as FrontPerson[];
  fillPeople(people, known);
  people.value = choosePerson(known);
  doors.open(people.value);
  people.addEventListener('change', () => {
    history.replaceState(null, '', `?${query()}`);
    localStorage.setItem('quarterbook-person', people.value);
    doors.open(people.value);
    void update();
  });
  const step = one<HTMLButtonElement>('step');
  step.addEventListener('click', () => void act(step, () => post('clock/step')));
  one('jump').addEventListener('submit', event => {
    event.preventDefault();
    void act(step, () => post('clock/step', { to: one<HTMLSelectElement>('to').value }));
  });
  const others = one<HTMLButtonElement>('others');
  others.addEventListener('click', () => void act(others, () => post(`others?${query()}`)));
  await poll();
};

begin().catch(() => {
  say('Quarterbook is not answering. Start it again, then load this page anew.');
});
