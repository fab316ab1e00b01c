import { useEffect } from 'react'
import { useGo } from '#web/navigation.ts'
import { useRubrics } from '#web/ui/SettingsPage.tsx'

/** The settings open on the first rubric that one may see. */
export function SettingsStart() {
  const go = useGo()
  const first = useRubrics()[0]?.path
  useEffect(() => {
    if (first) go(first, { replace: true })
  }, [first, go])
  return null
}
