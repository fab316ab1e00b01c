import { CloudOff, FlaskConical, RefreshCw } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { useCompany, useRights, useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { shellWords } from './words.ts'

// Only a demonstration needs it: its code stays out of the first chunk.
const EraseDemo = lazy(() => import('./EraseDemo.tsx').then((m) => ({ default: m.EraseDemo })))

/** What concerns the whole application, above the screen: offline, a new version, the demo. */
export function Notices() {
  const words = useWords(shellWords)
  const { demo } = useCompany()
  const { can } = useRights()
  const online = useOnline()
  const outdated = useOutdated()
  return (
    <div aria-live="polite" className="print:hidden">
      {!online && (
        <Notice icon={<CloudOff aria-hidden size={16} />} className="bg-orange-soft text-orange">
          {words.offline}
        </Notice>
      )}
      {outdated && (
        <Notice icon={<RefreshCw aria-hidden size={16} />} className="bg-blue-soft text-blue">
          {words.newVersion}{' '}
          <button
            type="button"
            onClick={() => location.reload()}
            className="min-h-6 font-semibold underline underline-offset-2"
          >
            {words.reload}
          </button>
        </Notice>
      )}
      {demo && (
        <Notice icon={<FlaskConical aria-hidden size={16} />} className="bg-sunken text-soft">
          {words.demo}{' '}
          {can('company.administer') && (
            <Suspense>
              <EraseDemo />
            </Suspense>
          )}
        </Notice>
      )}
    </div>
  )
}

function Notice({
  icon,
  className,
  children,
}: {
  icon: ReactNode
  className: string
  children: ReactNode
}) {
  return (
    <p className={`flex min-h-8 items-center justify-center gap-2 px-4 py-1 text-13 ${className}`}>
      <span className="shrink-0">{icon}</span>
      <span>{children}</span>
    </p>
  )
}

const useOnline = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener)
      addEventListener('offline', listener)
      return () => {
        removeEventListener('online', listener)
        removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine,
  )

/** The server speaks of another version than the one loaded, or a part of the old one is gone. */
function useOutdated(): boolean {
  const { version } = useSession()
  const [loaded] = useState(version)
  const [gone, setGone] = useState(false)
  useEffect(() => {
    const missing = () => setGone(true)
    addEventListener('vite:preloadError', missing)
    return () => removeEventListener('vite:preloadError', missing)
  }, [])
  return gone || version !== loaded
}
