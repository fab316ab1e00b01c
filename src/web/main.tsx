import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startPreferences } from './preferences.ts'
import { queries, router } from './routes.tsx'
import { startShortcuts } from './shortcuts.ts'
import './theme.css'

startPreferences()
startShortcuts()

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
