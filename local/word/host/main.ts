import { profileOf, profiles } from '../office/profile.ts';
import { all, attribute, child, runText } from '../office/wordMl.ts';
import { OpenDocument } from './openDocument.ts';
import { fitPreview, renderPreview } from './preview.ts';

const required = <T extends HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
};

const query = new URLSearchParams(window.location.search);
const paper = required('paper');
const wait = required('wait');
const cursorChoice = required<HTMLSelectElement>('cursor');
let page = required('page');
let opened: OpenDocument | null = null;
let shown = 0;

const headings = (open: OpenDocument): [Element, string][] =>
  all(open.file.tree, 'p')
    .filter(paragraph => {
      const format = child(paragraph, 'pPr');
      return /^(Heading|Title)/i.test(attribute(format && child(format, 'pStyle'), 'val') ?? '');
    })
    .map(paragraph => [paragraph, runText(paragraph)]);

const option = (value: string, text: string): HTMLOptionElement => new Option(text, value);

/** The paragraph where the cursor stands is marked in the page and named in the choice above it. */
const showCursor = (open: OpenDocument): void => {
  const paragraphs = all(open.file.tree, 'p');
  const at = open.cursor ? paragraphs.indexOf(open.cursor) : -1;
  for (const old of page.querySelectorAll('.here')) old.classList.remove('here');
  page.querySelector(`[data-place="${at}"]`)?.classList.add('here');
  const choices = headings(open).map(([paragraph, text]) =>
    option(String(paragraphs.indexOf(paragraph)), `After “${text}”`),
  );
  cursorChoice.replaceChildren(option('-1', 'End of the document'), ...choices);
  if (at >= 0 && !choices.some(choice => choice.value === String(at))) {
    cursorChoice.append(option(String(at), 'Where you clicked'));
  }
  cursorChoice.value = String(at);
};

const show = async (open: OpenDocument): Promise<void> => {
  const turn = ++shown;
  const next = await renderPreview(open.file);
  if (turn !== shown) return;
  page.replaceWith(next);
  page = next;
  fitPreview(page, paper.clientWidth);
  wait.hidden = true;
  showCursor(open);
};

const openBytes = async (bytes: Uint8Array, name: string): Promise<void> => {
  const open = new OpenDocument(bytes, name, {
    person: query.get('person') ?? '',
    profile: profileOf(query.get('profile')),
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    onChange: () => void show(open),
  });
  opened = open;
  Object.assign(window, { wordHost: open });
  required('name').textContent = name;
  await show(open);
  // The pane starts anew with every document, as it does in Word.
  required<HTMLIFrameElement>('pane').src = '/addin/';
};

const fail = (text: string): void => {
  page.replaceChildren();
  wait.hidden = false;
  wait.textContent = text;
};

const openTemplate = async (): Promise<void> => {
  page.replaceChildren();
  wait.hidden = false;
  wait.textContent = 'Writing the report from the register…';
  const response = await fetch('/local/word/document.docx', { cache: 'no-store' }).catch(() => null);
  if (!response?.ok) {
    const said = response ? await response.text() : 'The local product does not answer.';
    fail(`The report could not be written. ${said} You can open a document of your own instead.`);
    return;
  }
  await openBytes(new Uint8Array(await response.arrayBuffer()), 'Cabinet report, Q1 and Q2 2024-25.docx');
};

const choose = (name: string, value: string): void => {
  query.set(name, value);
  window.location.search = query.toString();
};

const download = (open: OpenDocument): void => {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([open.bytes()], { type }));
  link.download = open.name;
  link.click();
  URL.revokeObjectURL(link.href);
};

const setCursor = (index: number): void => {
  if (!opened) return;
  opened.cursor = all(opened.file.tree, 'p')[index] ?? null;
  showCursor(opened);
};

const file = required<HTMLInputElement>('file');
required('open').addEventListener('click', () => file.click());
file.addEventListener('change', () => {
  const [chosen] = file.files ?? [];
  if (!chosen) return;
  void chosen
    .arrayBuffer()
    .then(bytes => openBytes(new Uint8Array(bytes), chosen.name))
    .catch((cause: unknown) =>
      fail(`“${chosen.name}” cannot be opened: ${cause instanceof Error ? cause.message : ''}.`),
    );
  file.value = '';
});
required('download').addEventListener('click', () => opened && download(opened));
required('reload').addEventListener('click', () => void openTemplate());
cursorChoice.addEventListener('change', () => setCursor(Number(cursorChoice.value)));
paper.addEventListener('click', event => {
  const block = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null;
  if (block) setCursor(Number(block.dataset['place']));
});
window.addEventListener('resize', () => fitPreview(page, paper.clientWidth));

const profile = required<HTMLSelectElement>('profile');
profile.append(...profiles.map(({ id, title }) => option(id, title)));
profile.value = profileOf(query.get('profile')).id;
profile.addEventListener('change', () => choose('profile', profile.value));
const theme = required<HTMLSelectElement>('theme');
theme.value = query.get('theme') === 'dark' ? 'dark' : 'light';
theme.addEventListener('change', () => choose('theme', theme.value));

void openTemplate();
