// Work that would be lost: fields inside an element with the attribute data-unsaved-guard that somebody changed, until the
// element goes, loses the attribute or gets an event "saved". A link with the attribute data-unsaved-kept leads to where it is
// there again.

const GUARD = 'data-unsaved-guard';
const QUESTION = 'You have changes that are not saved. Leave this page and lose them?';

const changed = new Set<Element>();
// Saved while it had the focus: the browser reports its change once more when the focus leaves it.
let savedField: Element | null = null;

export function hasUnsaved(): boolean {
  changed.forEach((element) => {
    if (!element.isConnected || !element.hasAttribute(GUARD)) changed.delete(element);
  });
  return changed.size > 0;
}

export function forgetUnsaved(): void {
  changed.clear();
}

/** What was typed, field by field, to be kept elsewhere; passwords are nobody's to copy. */
export function unsavedText(): string {
  return [...changed]
    .flatMap((guard) => [...guard.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')])
    .filter((field) => field.value && !['password', 'checkbox', 'radio', 'file', 'hidden'].includes(field.type))
    .map((field) => {
      const label = field.labels?.[0]?.textContent?.trim() || field.getAttribute('aria-label');
      return label ? `${label}: ${field.value}` : field.value;
    })
    .join('\n');
}

function guardOf(event: Event): Element | undefined {
  return event.composedPath().find((target) => target instanceof Element && target.hasAttribute(GUARD)) as Element;
}

function mayLeave(): boolean {
  const leave = !hasUnsaved() || confirm(QUESTION);
  if (leave) forgetUnsaved();
  return leave;
}

function onClick(event: MouseEvent): void {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement) as HTMLAnchorElement;
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || link?.target || link?.download;
  if (link?.hasAttribute('data-unsaved-kept') && !elsewhere) forgetUnsaved();
  else if (link?.href && !elsewhere && !mayLeave()) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

export function guardUnsaved(): void {
  const note = (event: Event) => {
    const guard = guardOf(event);
    const again = event.type === 'change' && savedField && event.composedPath().includes(savedField);
    savedField = null;
    if (guard && !again) changed.add(guard);
  };
  addEventListener('input', note, true);
  addEventListener('change', note, true);
  addEventListener(
    'saved',
    (event) => {
      changed.delete(event.target as Element);
      savedField = document.activeElement;
    },
    true
  );
  addEventListener('click', onClick, true);
  addEventListener('beforeunload', (event) => {
    if (hasUnsaved()) event.preventDefault();
  });
  // Back and forward between pages that are one document to the browser.
  (window as any).navigation?.addEventListener('navigate', (event: any) => {
    if (event.navigationType === 'traverse' && event.cancelable && !mayLeave()) event.preventDefault();
  });
}
