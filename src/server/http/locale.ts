import type { Locale } from '#kernel/refusal.ts'

/** The language that the request asks for: French unless it prefers English. */
export const localeOf = (request: Request): Locale =>
  /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'fr'
