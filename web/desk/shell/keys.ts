// Single-letter keys work only when nobody is typing.

export function typing_in(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const tag = target.tagName
  if (tag === 'INPUT') return !['checkbox', 'radio', 'button'].includes((target as HTMLInputElement).type)
  return tag === 'TEXTAREA' || tag === 'SELECT' || target.isContentEditable
}

/** A plain key press outside fields and dialogs, without Ctrl, Alt or Meta. */
export const plain_key = (event: KeyboardEvent) =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !typing_in(event.target) &&
  !document.querySelector('dialog[open]')
