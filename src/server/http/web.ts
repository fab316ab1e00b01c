import { existsSync, readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import type { Context } from 'hono'
import { appFolder } from '#server/paths.ts'

const folder = join(appFolder, 'dist/web')
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}
const kept = new Map<string, Uint8Array<ArrayBuffer>>()

/** The files of the web client, precompressed at build; any other path is the client's to route. */
export function serveWeb(c: Context): Response {
  const path = normalize(decodeURIComponentSafe(c.req.path))
  const wanted = join(folder, path)
  const isFile = wanted.startsWith(folder) && extname(path) !== '' && existsSync(wanted)
  if (!isFile && path.startsWith('/assets/')) return new Response('Not found', { status: 404 })
  const file = isFile ? wanted : join(folder, 'index.html')
  if (!existsSync(file)) {
    return new Response('The web client is not built: run npm run build.', { status: 503 })
  }
  const accepted = c.req.header('accept-encoding') ?? ''
  const [encoding, suffix] =
    accepted.includes('br') && existsSync(`${file}.br`)
      ? ['br', '.br']
      : accepted.includes('gzip') && existsSync(`${file}.gz`)
        ? ['gzip', '.gz']
        : ['', '']
  return new Response(read(file + suffix), {
    headers: {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      // Names under /assets carry a hash of their content; the rest is asked for each time.
      'cache-control': path.startsWith('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  })
}

function read(file: string): Uint8Array<ArrayBuffer> {
  const before = kept.get(file)
  if (before) return before
  const bytes = new Uint8Array(readFileSync(file))
  if (file.includes('/assets/')) kept.set(file, bytes)
  return bytes
}

function decodeURIComponentSafe(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return '/'
  }
}
