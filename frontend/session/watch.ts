// Watches over the session of a page. One tab of a browser, the one that holds a lock, listens to the server and passes on
// what it hears, because browsers open few connections to one server. Nothing is stored.

import {
  coverClosedPage,
  coverPage,
  explainChange,
  explainOldPage,
  isCovered,
  unwarn,
  warn,
  type State
} from './panels';
import { forgetUnsaved, guardUnsaved, hasUnsaved, unsavedText } from './unsaved';

type What = 'state' | 'ended' | 'renewed' | 'changed' | 'beat' | 'hello?';
interface Message {
  what: What;
  person: string;
  state?: State;
}

const NAME = 'gatehouse-session';
const OTHER_PERSON = 'Somebody else logged in in this browser.';
const SILENCE = 45_000;
const SILENCE_BEFORE_WAKING = 30_000;
const LEAVING = 5_000;
const OPEN_DIALOG = 'dialog[open]';

const channel = new BroadcastChannel(NAME);
let me = '';
let known: State | undefined;
let knownSince = 0;
let source: EventSource | undefined;
let turn: AbortController | undefined;
let lastHeard = Date.now();
let leftAt = 0;
let retries = 0;
let old = false;
let closed = false;

export function watch(person: string): void {
  me = person;
  guardUnsaved();
  channel.onmessage = ({ data }) => hear(data as Message);
  takeTurn();
  tell({ what: 'hello?', person: me });
  setInterval(() => isSilentFor(SILENCE) && lookAgain(), 15_000);
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => {
    if (!navigator.locks) takeTurn();
    wake();
  });
  addEventListener('submit', (event) => {
    if (!(event.target as HTMLFormElement).action.endsWith('/logout')) return;
    // The tab in which somebody logs out is on its way to elsewhere; a second click would call it back.
    if (Date.now() - leftAt < LEAVING) event.preventDefault();
    else leftAt = Date.now();
  });
  addEventListener('pagehide', stop);
  addEventListener('pageshow', (event) => event.persisted && comeBackFromCache());
}

function tell(message: Message): void {
  channel.postMessage(message);
}

/** Listens to the server as soon as no other tab does; where there are no locks, while the tab can be seen. */
function takeTurn(): void {
  stop();
  if (!navigator.locks) {
    if (document.visibilityState === 'visible' && !isCovered()) connect();
    return;
  }
  const mine = new AbortController();
  turn = mine;
  navigator.locks
    .request(NAME, { signal: mine.signal }, () => {
      if (mine.signal.aborted) return undefined;
      connect();
      return new Promise<void>((release) => mine.signal.addEventListener('abort', () => release()));
    })
    .catch(() => {
      // Given up while it waited.
    });
}

function stop(): void {
  turn?.abort();
  turn = undefined;
  source?.close();
  source = undefined;
}

function connect(): void {
  source?.close();
  lastHeard = Date.now();
  const opened = new EventSource('/session/events');
  source = opened;
  const on = (name: string, what: What) =>
    opened.addEventListener(name, ({ data }) => {
      const message: Message = { what, person: me, state: JSON.parse(data) };
      tell(message);
      hear(message);
    });
  on('hello', 'state');
  on('expiring', 'state');
  on('extended', 'state');
  on('ended', 'ended');
  on('renewed', 'renewed');
  on('changed', 'changed');
  on('beat', 'beat');
  opened.onerror = () => {
    // The browser tries again by itself only when it got no answer at all.
    if (opened === source && opened.readyState === EventSource.CLOSED) retry();
  };
}

function isListening(): boolean {
  return source !== undefined;
}

function isSilentFor(time: number): boolean {
  return Date.now() - lastHeard > time;
}

function hear({ what, person, state }: Message): void {
  if (what === 'hello?') {
    if (isListening() && known && !isCovered()) tell({ what: 'state', person: me, state: asOfNow(known) });
    return;
  }
  lastHeard = Date.now();
  if (what === 'state' && state) {
    onState(state);
  } else if (what === 'ended' && person === me) {
    onEnd(state);
  } else if (what === 'renewed') {
    unwarn();
    if (isListening()) retry();
  } else if (what === 'changed' && person === me) {
    void onChange(state);
  }
}

function asOfNow(state: State): State {
  return { ...state, secondsLeft: state.secondsLeft! - Math.round((Date.now() - knownSince) / 1000) };
}

function onState(state: State): void {
  retries = 0;
  known = state;
  knownSince = Date.now();
  document.documentElement.dataset.session = 'watched';
  document.documentElement.classList.remove('session-unsure');
  if (state.person !== me) {
    onEnd({ live: false, sentence: OTHER_PERSON });
  } else if (closed) {
    return;
  } else if (isCovered()) {
    comeBack();
  } else if (state.near && !old) {
    warn(state, stay, () => setTimeout(() => void lookAgain(), 2000));
  } else {
    unwarn();
  }
}

function onEnd(state?: State): void {
  if (Date.now() - leftAt < LEAVING) {
    setTimeout(() => void lookAgain(), LEAVING);
    return;
  }
  stop();
  if (isCovered()) return;
  silence();
  coverPage(state?.sentence ?? 'You are not logged in any more.', hasUnsaved());
  document.documentElement.classList.remove('session-unsure');
}

/** The answer to whatever such a page says to the server would be to load it anew, and to lose what was typed. */
function silence(): void {
  XMLHttpRequest.prototype.send = () => {};
  navigator.sendBeacon = () => true;
}

/** Other groups, or other rules for pages: what is open, and what the menu shows, is for the server to say. */
async function onChange(state?: State): Promise<void> {
  if (isCovered() || old) return;
  const unsaved = hasUnsaved();
  const busy = unsaved || document.querySelector(OPEN_DIALOG);
  if (!busy) {
    // When it concerns many people, they do not all come at once.
    setTimeout(reload, Math.random() * (state?.within ?? 0));
  } else if (!(await isClosedToMe())) {
    explainChange(state?.reason, reload);
  } else if (unsaved) {
    closed = true;
    silence();
    coverClosedPage(state?.reason, unsavedText(), reload);
  } else {
    reload();
  }
}

async function isClosedToMe(): Promise<boolean> {
  try {
    return (await fetch(location.href, { method: 'HEAD', cache: 'no-store' })).status === 403;
  } catch {
    return false;
  }
}

/** The same person has logged in again, in another tab. */
function comeBack(): void {
  if (hasUnsaved()) {
    old = true;
    explainOldPage(reload);
    takeTurn();
  } else {
    reload();
  }
}

function reload(): void {
  forgetUnsaved();
  location.reload();
}

function wake(): void {
  if (document.visibilityState === 'visible' && (isSilentFor(SILENCE_BEFORE_WAKING) || isCovered())) void lookAgain();
}

function comeBackFromCache(): void {
  document.documentElement.classList.add('session-unsure');
  takeTurn();
  void lookAgain();
}

function retry(): void {
  retries++;
  setTimeout(() => void lookAgain(), Math.min(30_000, 500 * 2 ** Math.min(retries, 6)) * (0.75 + Math.random() / 2));
}

/** Asks how the session is, and listens again if this tab is the one to do so. */
async function lookAgain(): Promise<void> {
  const listens = isListening();
  try {
    const state = await ask();
    lastHeard = Date.now();
    if (state.live) {
      onState(state);
      if (listens && source && !isCovered()) connect();
    } else if (state.reason === 'replaced' && retries < 6) {
      retry();
    } else if (!isCovered()) {
      const end: Message = { what: 'ended', person: me, state };
      tell(end);
      onEnd(state);
    }
  } catch {
    if (listens || document.documentElement.classList.contains('session-unsure')) retry();
  }
}

async function ask(path = '/session', init: RequestInit = {}): Promise<State> {
  const answer = await fetch(path, { cache: 'no-store', ...init });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function stay(): Promise<void> {
  try {
    const { csrfHeader, csrfToken } = await ask();
    const state = await ask('/session/keep', { method: 'POST', headers: { [csrfHeader!]: csrfToken! } });
    tell({ what: 'state', person: me, state });
    onState(state);
  } catch {
    void lookAgain();
  }
}
