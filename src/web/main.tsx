import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followHistory, move } from './location.ts'
import { startPreferences } from './preferences.ts'
import { prepareFirst } from './prepare.ts'
import { ApiProblem } from './problem.ts'
import { queries } from './queries.ts'
import { Router } from './Router.tsx'
import { sessionQuery } from './session.ts'
import { startShortcuts } from './shortcuts.ts'
import './theme.css'

startPreferences()
startShortcuts()
followHistory()
if (location.pathname === '/') move('/accueil', { replace: true })
// The screen comes while it is asked who is there, rather than after.
void queries.prefetchQuery(sessionQuery)
prepareFirst(location)

createRoot(document.getElementById('app')!, {
  // A refusal is said on the screen; the console is for bugs.
  onCaughtError: (error) => error instanceof ApiProblem || console.error(error),
}).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Router />
    </QueryClientProvider>
  </StrictMode>,
)
