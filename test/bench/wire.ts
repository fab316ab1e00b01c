import { gzipSync } from 'node:zlib'

/** What the home page costs over the wire, cold: requests and bytes as a browser asks for them. */
export async function overTheWire(url: string) {
  const html = await (await fetch(url)).text()
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '')
  let bytes = gzipSync(html).length
  for (const path of new Set(files)) {
    const answer = await fetch(url + path, { headers: { 'accept-encoding': 'identity' } })
    bytes += gzipSync(Buffer.from(await answer.arrayBuffer())).length
  }
  return { requests: new Set(files).size + 1, gzipBytes: bytes }
}
