// How one keeps the board while one looks at it: shown at once, kept beside.
import { useState } from 'react'
import { call } from '#web/api.ts'
import { toast } from '#web/ui/toasts.ts'
import { toProblem } from '#web/problem.ts'
import { wordsNow } from '#web/words.ts'
import { keepHome, keepHomeOfRole } from '../contract.ts'
import { type Layout, usualLayout } from '../rules.ts'
import { both, type HomeFigures } from './words.ts'

export type KeptLayout = {
  readonly layout: Layout
  readonly isArranging: boolean
  readonly setArranging: (isArranging: boolean) => void
  /** `reads`: something comes back whose figures were not read. */
  readonly change: (layout: Layout, options?: { reads?: boolean }) => void
  readonly restore: () => void
  readonly makeDefault: () => void
}

export function useLayout(home: HomeFigures, reread: () => void): KeptLayout {
  const [changed, setChanged] = useState<Layout | null>(null)
  const [isArranging, setArranging] = useState(false)
  const layout = changed ?? (home.layout as Layout)

  async function keep(next: Layout | null, reads: boolean): Promise<void> {
    try {
      await call(keepHome, { layout: next && written(next) })
      if (reads) reread()
    } catch (error) {
      toast(toProblem(error).detail, { tone: 'red' })
    }
  }
  return {
    layout,
    isArranging,
    setArranging,
    change: (next, { reads = false } = {}) => {
      setChanged(next)
      void keep(next, reads)
    },
    restore: () => {
      setChanged(usualLayout)
      void keep(null, true).then(() => setChanged(null))
    },
    makeDefault: () =>
      void call(keepHomeOfRole, { layout: written(layout) }).then(
        () => toast(wordsNow(both).madeDefault),
        (error: unknown) => toast(toProblem(error).detail, { tone: 'red' }),
      ),
  }
}

const written = ({ order, sizes, hidden }: Layout) => ({
  order: [...order],
  sizes,
  hidden: [...hidden],
})
