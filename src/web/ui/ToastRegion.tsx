import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '../words.ts'
import { dismissToast, type Toast, useToasts } from './toasts.ts'
import { uiWords } from './words.ts'

const shownFor = 6000 // milliseconds; the clock stops while one points at it or focuses inside

/** Where toasts appear; once, at the root of the page. Announced politely, red ones at once. */
export function ToastRegion() {
  const words = useWords(uiWords)
  const toasts = useToasts()
  return (
    <section
      aria-label={words.notifications}
      className="pointer-events-none fixed inset-x-0 bottom-20 z-50 flex flex-col items-center gap-2 px-4 sm:bottom-6 print:hidden"
    >
      <div role="status" aria-live="polite" className="flex w-full flex-col items-center gap-2">
        {toasts.map((one) => (
          <One key={one.id} toast={one} />
        ))}
      </div>
    </section>
  )
}

function One({ toast }: { toast: Toast }) {
  const words = useWords(uiWords)
  const [held, setHeld] = useState(false)
  const { id, stays, tone, undo, action } = toast
  useEffect(() => {
    if (stays || held) return
    const timer = setTimeout(() => dismissToast(id), shownFor)
    return () => clearTimeout(timer)
  }, [id, stays, held])
  const press = (act: () => void) => () => {
    act()
    dismissToast(id)
  }
  const Icon = tone === 'red' ? CircleAlert : CircleCheck
  return (
    <div
      role={tone === 'red' ? 'alert' : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="motion-appear pointer-events-auto flex min-h-11 max-w-120 items-center gap-2 rounded-lg bg-inverse py-1.5 pr-1.5 pl-3 text-14 text-on-inverse shadow-bar"
    >
      <Icon aria-hidden size={18} className="shrink-0 opacity-80" />
      <p className="min-w-0 flex-1 pr-2">{toast.text}</p>
      {undo && <Act label={words.undo} onPress={press(undo)} />}
      {action && <Act label={action.label} onPress={press(action.onPress)} />}
      <button
        type="button"
        aria-label={words.close}
        onClick={() => dismissToast(id)}
        className="inline-flex size-8 items-center justify-center rounded-md opacity-70 hover:opacity-100"
      >
        <X aria-hidden size={16} />
      </button>
    </div>
  )
}

const Act = ({ label, onPress }: { label: string; onPress: () => void }) => (
  <button
    type="button"
    onClick={onPress}
    className="h-8 rounded-md px-2 font-semibold whitespace-nowrap underline underline-offset-4"
  >
    {label}
  </button>
)
