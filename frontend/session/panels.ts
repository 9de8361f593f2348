// What people see of the end of their session: a warning before it, a cover over the page after it.

export interface State {
  live: boolean;
  person?: string;
  secondsLeft?: number;
  kind?: 'idle' | 'lifetime';
  near?: boolean;
  csrfHeader?: string;
  csrfToken?: string;
  reason?: string;
  sentence?: string;
  /** milliseconds in which to ask the server */
  within?: number;
}

const ANNOUNCED = [60, 30, 10];

let warning: HTMLElement | undefined;
let warnedOf = 0;
let oldPage: HTMLElement | undefined;
let ticking = 0;
let cover: HTMLDialogElement | undefined;
let title = '';

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...content);
  return made;
}

function button(text: string, onClick: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: 'button primary' }, text);
  made.addEventListener('click', onClick);
  return made;
}

function logInAgain(inNewTab: boolean): HTMLElement {
  const here = encodeURIComponent(location.pathname + location.search);
  // For the server, not for the router in the page.
  const attributes = { href: `/login?continue=${here}`, class: 'button primary', 'router-ignore': '' };
  const link = element('a', attributes, 'Log in again');
  if (inNewTab) {
    link.target = '_blank';
    link.append(element('span', { class: 'sr-only' }, ' (opens a new tab)'));
  }
  return link;
}

function inWords(seconds: number): string {
  return seconds < 60 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minute${seconds < 90 ? '' : 's'}`;
}

/** Counts down to the end; says it aloud now and then, not each second. */
export function warn(state: State, stay: () => void, over: () => void): void {
  const end = Date.now() + state.secondsLeft! * 1000;
  if (warning && Math.abs(end - warnedOf) < 2000) return;
  unwarn();
  warnedOf = end;
  const idle = state.kind === 'idle';
  const clock = element('span', { class: 'clock' });
  const aloud = element('p', { class: 'sr-only', role: 'status' });
  warning = element(
    'section',
    { class: 'session-warning', 'aria-label': 'Your session' },
    element(
      'div',
      {},
      element('p', { 'aria-hidden': 'true' }, element('strong', {}, 'You will be logged out in ', clock)),
      element(
        'p',
        {},
        idle
          ? 'Nothing happened here for a while.'
          : 'Your session reaches its longest duration. Log in again in a new tab, and nothing on this page is lost.'
      )
    ),
    idle ? button('Stay signed in', stay) : logInAgain(true),
    aloud
  );
  document.body.append(warning);
  let said = Infinity;
  const show = () => {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    return left;
  };
  show();
  const tick = () => {
    const left = show();
    const due = ANNOUNCED.find((seconds) => left <= seconds && seconds < said);
    if (due || said === Infinity) {
      said = Math.min(left, ...ANNOUNCED.filter((seconds) => left <= seconds));
      aloud.textContent = `You will be logged out in ${inWords(left)}.`;
    }
    if (left === 0) {
      clearInterval(ticking);
      over();
    }
  };
  ticking = window.setInterval(tick, 1000);
  // A reader notices what changes in an element that it knows already.
  setTimeout(tick, 100);
}

export function unwarn(): void {
  clearInterval(ticking);
  warning?.remove();
  warning = undefined;
}

export function isCovered(): boolean {
  return cover !== undefined;
}

interface Cover {
  title: string;
  heading: string;
  text: Node[];
  buttons: Node[];
}

/** Hides the page behind a dialog that cannot be closed; what was typed stays where it is. */
function show({ title: newTitle, heading, text, buttons }: Cover): void {
  unwarn();
  oldPage?.remove();
  title = document.title;
  document.title = newTitle;
  document.documentElement.classList.add('session-over');
  const dialog = element(
    'dialog',
    {
      class: 'session-cover',
      role: 'alertdialog',
      'aria-labelledby': 'session-over-title',
      'aria-describedby': 'session-over-text'
    },
    element(
      'div',
      { class: 'card' },
      element('span', { class: 'wordmark' }, 'Gatehouse'),
      element('h1', { id: 'session-over-title' }, heading),
      element('div', { id: 'session-over-text' }, ...text),
      element('div', { class: 'buttons' }, ...buttons)
    )
  );
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.addEventListener('close', () => {
    if (dialog === cover) dialog.showModal();
  });
  cover = dialog;
  document.body.append(dialog);
  dialog.showModal();
}

/** For the end of the session. */
export function coverPage(sentence: string, unsaved: boolean): void {
  const next = unsaved
    ? 'What you typed is still on this page. Log in again in a new tab, then come back to it.'
    : 'Log in again to come back to this page.';
  show({
    title: 'Logged out',
    heading: 'You have been logged out',
    text: [element('p', {}, sentence), element('p', {}, next)],
    buttons: [logInAgain(unsaved)]
  });
}

/** Whether other rules for pages are the reason, and not other groups of the person. */
function isOfPages(reason?: string): boolean {
  return reason === 'pages';
}

/** For a page that is not open to its person any more, with what they typed in it. */
export function coverClosedPage(reason: string | undefined, typed: string, leave: () => void): void {
  const text = element('textarea', { readonly: '', rows: '6', 'aria-label': 'What you typed' });
  text.value = typed;
  const copy = element('button', { type: 'button', class: 'button' }, 'Copy text');
  copy.addEventListener('click', async () => {
    text.select();
    await navigator.clipboard?.writeText(typed); // over plain http there is none, and the text is selected
    copy.textContent = navigator.clipboard ? 'Copied' : 'Selected';
  });
  show({
    title: 'Page not open to you',
    heading: 'This page is not open to you any more',
    text: [
      element('p', {}, isOfPages(reason) ? 'An administrator has changed who may open it.' : 'Your groups have been changed.'),
      element('p', {}, 'What you typed was not saved. Copy it if you need it elsewhere.'),
      text
    ],
    buttons: [button('Leave this page', leave), copy]
  });
}

export function uncover(): void {
  const dialog = cover;
  if (dialog) {
    cover = undefined;
    dialog.remove();
    document.title = title;
    document.documentElement.classList.remove('session-over');
  }
}

/** For a page that shows what was typed, but does nothing any more. */
export function explainOldPage(reload: () => void): void {
  uncover();
  explain('This page is from before you were logged out', 'Copy what you typed, then reload the page.', reload);
}

/** For a page that is still open to its person, and in which they are in the middle of something. */
export function explainChange(reason: string | undefined, reload: () => void): void {
  explain(
    isOfPages(reason) ? 'An administrator has changed what is open to you' : 'Your groups have been changed',
    'Finish what you are doing, then reload the page to see what is open to you.',
    reload
  );
}

function explain(heading: string, text: string, reload: () => void): void {
  oldPage?.remove();
  oldPage = element(
    'section',
    { class: 'session-warning', role: 'status' },
    element('div', {}, element('p', {}, element('strong', {}, heading)), element('p', {}, text)),
    button('Reload page', reload)
  );
  document.body.append(oldPage);
}
