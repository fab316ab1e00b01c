import { escape, fieldList, prose, type Schema, typeOf } from './shape.ts'

type Content = Record<string, { schema: Schema }>
type Parameter = { $ref?: string; name: string; in: string; required?: boolean; schema: Schema }
type Operation = {
  summary: string
  description: string
  operationId: string
  tags: string[]
  servers?: { url: string }[]
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content?: Content }>
}
type Entry = { method: string; path: string; operation: Operation }

/** The API as a page to read: plain HTML made from the OpenAPI document, without script. */
export function docsPage(document: Record<string, unknown>): string {
  const { info, paths } = document as {
    info: { title: string; version: string; description: string }
    paths: Record<string, Record<string, Operation>>
  }
  const entries: Entry[] = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method, path, operation })),
  )
  const groups = [...new Set(entries.map(({ operation }) => operation.tags[0] ?? ''))].sort()
  const of = (group: string) => entries.filter(({ operation }) => operation.tags[0] === group)
  const title = `${escape(info.title)} API`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} ${escape(info.version)}</title>
<link rel="stylesheet" href="/api-docs.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Contents"><p class="brand"><a href="#top">${title}</a> <small>${escape(info.version)}</small></p>
<ul><li><a href="#start">Getting started</a></li>${groups.map((group) => `<li><a href="#${escape(group)}">${escape(group)}</a> <small>${of(group).length}</small></li>`).join('')}</ul></nav>
<main id="content">
<header id="top"><h1>${title} <small>${escape(info.version)}</small></h1>
<p>${prose(info.description)}</p></header>
${gettingStarted}
${groups.map((group) => section(group, of(group))).join('\n')}
</main>
</body>
</html>`
}

const gettingStarted = `<section id="start"><h2>Getting started</h2>
<p>The base address is <code>/api/v1</code>; that of <a href="#signing-in">signing in</a>, for people, is <code>/api/auth</code>. The same, for programs: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<p>Make a key with a role of the company; it may do what its role may, and is shown once.</p>
<pre tabindex="0"><code>KEY=$(npm run -s comptoir -- api-key create --company "My company" --role gérant)
curl -H "Authorization: Bearer $KEY" http://localhost:3000/api/v1/customers</code></pre>
<dl>
<dt>Amounts, prices, quantities and rates</dt><dd>Decimal text: <code>"1234.50"</code>, <code>"2.551"</code>, <code>"1.5"</code>, <code>"20"</code>. Never a float.</dd>
<dt>Days and instants</dt><dd>A day is <code>"2026-03-31"</code>, in the company’s time zone; an instant is UTC.</dd>
<dt>Once, even when sent twice</dt><dd>A POST may carry <code>Idempotency-Key</code>: sent again with the same key and body, it acts once and gets the same answer; with another body, 409 <code>key_reused</code>.</dd>
<dt>Nobody’s work is overwritten</dt><dd>A change says the <code>version</code> that was read. If it has changed meanwhile: 409 <code>changed_meanwhile</code>, with the record as it is in <code>current</code>.</dd>
<dt>Lists</dt><dd><code>offset</code>, <code>limit</code> (200 at most), <code>sort</code>, <code>direction</code>, <code>q</code> and the list’s own filters; the answer holds <code>rows</code>, their <code>total</code> and <code>sums</code> over all results.</dd>
<dt>Refusals</dt><dd>RFC 9457 (<code>application/problem+json</code>): <code>code</code> for programs, <code>detail</code> for people (French, or English with <code>Accept-Language: en</code>), <code>param</code> for the field, <code>errors</code> for several, <code>requestId</code> for whoever helps. A field that is not named here is refused.</dd>
</dl></section>`

const section = (group: string, entries: readonly Entry[]): string =>
  `<section id="${escape(group)}"><h2>${escape(group)}</h2>${entries.map(article).join('')}</section>`

function article({ method, path, operation }: Entry): string {
  const { operationId, summary, description, parameters, requestBody, responses, servers } =
    operation
  const own = parameters.filter((one) => !one.$ref)
  const done = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const refused = Object.entries(responses).filter(([status]) => !status.startsWith('2'))
  return `<article id="${operationId}"><h3><a href="#${operationId}"><span class="method ${method}">${method.toUpperCase()}</span> <code>${pathOf((servers?.[0]?.url ?? '') + path)}</code></a></h3>
<p>${prose(summary.replace(/\.?$/, '.'))} <small>${prose(description)}</small></p>
${own.length > 0 ? `<ul class="fields own">${own.map(parameter).join('')}</ul>` : ''}
${content('Body', requestBody?.content)}${content(`Answer ${done.map(([status]) => status).join(', ')}`, done[0]?.[1].content)}
<details><summary>Refusals</summary><dl class="refusals">${refused.map(refusal).join('')}</dl></details></article>`
}

const pathOf = (path: string): string =>
  escape(path)
    .replace(/\{(\w+)\}/g, '<var>{$1}</var>')
    .replaceAll('/', '/<wbr>')

const parameter = ({ name, in: where, required, schema }: Parameter): string =>
  `<li><code class="name">${escape(name)}</code> ${typeOf(schema)} <small>in ${where}${required ? '' : ', optional'}</small></li>`

function content(title: string, given: Content | undefined): string {
  const [mediaType, { schema }] = Object.entries(given ?? {})[0] ?? ['', { schema: undefined }]
  if (!schema) return ''
  const fields = fieldList(schema)
  const told = mediaType === 'application/json' ? '' : ` <small>${escape(mediaType)}</small>`
  if (fields === '')
    return `<p class="bare"><b>${title}</b>${told || ' <small>an empty object</small>'}</p>`
  return `<details><summary>${title}${told}</summary>${fields}</details>`
}

const refusal = ([status, { description }]: [string, { description: string }]): string =>
  `<dt>${status}</dt><dd>${description.split('\n').map(prose).join('<br>')}</dd>`
