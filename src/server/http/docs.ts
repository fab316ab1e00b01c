type Operation = {
  summary: string
  description: string
  operationId: string
  parameters: { name: string; in: string; required?: boolean; schema: unknown }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>
}

/** The API as a page to read: plain HTML made from the OpenAPI document, without script. */
export function docsPage(document: Record<string, unknown>): string {
  const { info, paths } = document as {
    info: { title: string; version: string; description: string }
    paths: Record<string, Record<string, Operation>>
  }
  const groups = new Map<string, string[]>()
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const group = path.split('/')[1] ?? ''
      groups.set(group, [...(groups.get(group) ?? []), article(method, path, operation)])
    }
  }
  const names = [...groups.keys()].sort()
  const menu = names.map((group) => `<li><a href="#${escape(group)}">${escape(group)}</a></li>`)
  const body = names.map(
    (group) =>
      `<section id="${escape(group)}"><h2>${escape(group)}</h2>${groups.get(group)?.join('')}</section>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(info.title)} API ${escape(info.version)}</title>
<link rel="stylesheet" href="/api-docs.css"></head><body>
<header><h1>${escape(info.title)} API <small>${escape(info.version)}</small></h1>
<p>${escape(info.description)}</p>
<p>Base address: <code>/api/v1</code>. Machine-readable: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
Sign with <code>Authorization: Bearer KEY</code>; make a key with <code>npm run comptoir -- api-key create --company NAME --role ROLE</code>.</p></header>
<nav aria-label="Groups"><ul>${menu.join('')}</ul></nav><main>${body.join('')}</main></body></html>`
}

function article(method: string, path: string, operation: Operation): string {
  const parameters = operation.parameters.map(
    ({ name, in: where, required, schema }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${where}${required ? ', required' : ''}</td><td><code>${escape(brief(schema))}</code></td></tr>`,
  )
  const responses = Object.entries(operation.responses).map(
    ([status, { description }]) => `<li><b>${status}</b> ${escape(description)}</li>`,
  )
  const body = operation.requestBody
    ? block('Body', Object.values(operation.requestBody.content)[0]?.schema)
    : ''
  const done = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
  const content = done?.content ?? {}
  return `<article id="${operation.operationId}"><h3><span class="${method}">${method.toUpperCase()}</span> <code>${escape(path)}</code></h3>
<p>${escape(operation.summary)} <small>${escape(operation.description)}</small></p>
${parameters.length > 0 ? `<table><tbody>${parameters.join('')}</tbody></table>` : ''}${body}
${block('Answer', Object.values(content)[0]?.schema)}<details><summary>Status</summary><ul>${responses.join('')}</ul></details></article>`
}

const block = (title: string, schema: unknown): string =>
  schema
    ? `<details><summary>${title}</summary><pre tabindex="0">${escape(JSON.stringify(schema, null, 2))}</pre></details>`
    : ''

function brief(schema: unknown): string {
  const {
    type,
    format,
    enum: choices,
  } = schema as {
    type?: string
    format?: string
    enum?: string[]
  }
  if (choices) return choices.join(' | ')
  return [type, format].filter(Boolean).join(' ') || 'any'
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
