import { refuse } from '#kernel/refusal.ts'

/**
 * A page of another site may not act with the cookies of this one (CSRF, ASVS 3.5.1). A browser says
 * where a write comes from in Origin, or at least in Sec-Fetch-Site; a program says neither, and holds
 * no cookie that it was not given. The cookies are SameSite=Lax besides.
 * @throws Refusal `foreign_origin`
 */
export function sameOrigin(request: Request, publicUrl: string): void {
  if (/^(GET|HEAD)$/.test(request.method) || request.headers.has('authorization')) return
  const origin = request.headers.get('origin')
  if (origin === null) {
    const site = request.headers.get('sec-fetch-site')
    if (site === null || site === 'same-origin' || site === 'none') return
    refuse('foreign_origin')
  }
  const host = request.headers.get('host')
  const own = [publicUrl, `http://${host}`, `https://${host}`]
  if (!own.includes(origin)) refuse('foreign_origin')
}
