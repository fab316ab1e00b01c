// Runs before the first paint, so that a dark screen never starts with a white flash. It is a file
// of its own because the Content-Security-Policy refuses inline scripts. Kept in step with
// src/web/preferences.ts, which owns these keys.
;(function () {
  var chosen = 'system'
  try {
    chosen = JSON.parse(localStorage.getItem('comptoir.preferences') || '{}').theme || 'system'
  } catch {
    // A full or forbidden storage must not stop the application.
  }
  var dark =
    chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
