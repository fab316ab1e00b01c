// Counts what a person does, as the page receives it: an action is a click, a chord, or one key that is
// no typing; what is typed into a field is counted apart.
import type { Page } from '@playwright/test'

export type Recorded = {
  /** What was pressed or clicked, in order. */
  readonly actions: string[]
  /** How many fields were typed into. */
  readonly typed: () => number
  /** Clicks among the actions. */
  readonly clicks: () => number
}

/** Starts counting on a page, whatever it opens next. To be called before its first address. */
export async function record(page: Page): Promise<Recorded> {
  const actions: string[] = []
  const fields = new Set<string>()
  await page.exposeFunction('recordAction', (kind: 'action' | 'typed', what: string) => {
    if (kind === 'action') actions.push(what)
    else fields.add(`${actions.length} ${what}`)
  })
  await page.addInitScript(() => {
    type Told = { recordAction(kind: 'action' | 'typed', what: string): void }
    const tell = globalThis as unknown as Told
    const isField = (target: EventTarget | null): target is HTMLElement =>
      target instanceof HTMLElement &&
      target.matches('input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable]')
    addEventListener(
      'keydown',
      (event) => {
        const { key } = event
        if (!event.isTrusted || ['Control', 'Alt', 'Shift', 'Meta'].includes(key)) return
        const chord = event.ctrlKey || event.altKey || event.metaKey
        const types = key.length === 1 || key === 'Backspace' || key === 'Delete'
        if (!chord && types && isField(event.target)) {
          const named = event.target.getAttribute('aria-label') ?? event.target.id
          return tell.recordAction('typed', named)
        }
        const held = [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift']
        tell.recordAction('action', [...held.filter(Boolean), key].join('+'))
      },
      { capture: true },
    )
    addEventListener(
      'pointerdown',
      (event) => event.isTrusted && tell.recordAction('action', 'click'),
      { capture: true },
    )
  })
  return {
    actions,
    typed: () => fields.size,
    clicks: () => actions.filter((action) => action === 'click').length,
  }
}
