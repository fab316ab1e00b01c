// The document of the API is a true OpenAPI 3.1 document, of every route and of nothing else, and the
// page that one reads is made of it.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { doorEndpoints } from '#features/base/account/contract/doors.ts'
import { allRoutes } from '#features/routes.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { type Document, faultsOfDocument } from '#test/hostile/openapi.ts'
import { scene } from '#test/scene.ts'
import { name } from './app.ts'
import { docsPage } from './docs/page.ts'
import { openApi, operationId } from './openapi.ts'

const written = openApi(allRoutes, '1.2.3') as unknown as Document

test('every address that the web client calls is in it', async () => {
  const called = new Set<string>()
  for (const file of webSources()) {
    const text = readFileSync(file, 'utf8')
    // By its contract, through a door of the sign-in, or by its address.
    for (const [, type, names = '', path = ''] of text.matchAll(importOfContract)) {
      if (type) continue
      const module = path.startsWith('#') ? path.replace('#', 'src/') : join(dirname(file), path)
      const contract = (await import(resolve(module))) as Record<string, unknown>
      for (const imported of names.split(',').map((one) => one.trim().split(' as ')[0] ?? '')) {
        const found = contract[imported] as Partial<Endpoint> | undefined
        if (found?.method && found.path) called.add(name(found as Endpoint))
      }
    }
    for (const [, door] of text.matchAll(/\b(?:pass|useDoor)\('([^']+)'/g)) {
      called.add(`POST ${door}`)
    }
    for (const [path] of text.matchAll(/(?<=['"`])\/api\/[^'"`]+/g)) called.add(path)
  }
  const known = new Set([
    ...[...allRoutes, ...doorEndpoints].map(({ endpoint }) => name(endpoint)),
    // Where contracts and doors begin, and what one reads about them.
    ...['/api/v1', '/api/auth${door}', '/api/docs'],
  ])
  expect(called.size).toBeGreaterThan(100)
  expect([...called].filter((one) => !known.has(one))).toEqual([])
})

const importOfContract = /import (type )?\{([^}]*)\} from '([^']*contract[^']*\.ts)'/g

const webSources = (): string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => join('src', path))
    .filter((path) => /^src\/(web|features\/\w+\/[\w-]+\/web)\/.*\.tsx?$/.test(path))
    .filter((path) => !path.includes('.test.'))

test('it breaks no rule of OpenAPI 3.1', () => {
  expect(faultsOfDocument(written)).toEqual([])
})

test('it holds every route and nothing else, each with what it does', () => {
  const told = Object.entries(written.paths).flatMap(([path, item]) =>
    Object.keys(item).map(
      (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    ),
  )
  const all = [...allRoutes, ...doorEndpoints]
  expect(told.sort()).toEqual(all.map(({ endpoint }) => name(endpoint)).sort())
  for (const { endpoint, right } of all) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    const operation = written.paths[path]?.[endpoint.method.toLowerCase()]
    expect(operation?.summary).toBe(endpoint.summary)
    expect(operation).toMatchObject({ description: `Right: \`${right}\`.` })
    const texts = JSON.stringify(operation?.responses)
    for (const code of endpoint.refusals) expect(texts, name(endpoint)).toContain(`\`${code}\``)
  }
})

const operation = (document: Document) => document.paths['/customers/{id}']!['patch']!
const faults: Record<string, (document: Document) => void> = {
  'another version': (it) => (it.openapi = '3.0.3'),
  'an operation of the same name twice': (it) => (operation(it).operationId = 'getCustomers'),
  'an operation without a summary': (it) => (operation(it).summary = ''),
  'a path parameter that is not declared': (it) => (operation(it).parameters = []),
  'a path parameter that is optional': (it) =>
    Object.assign(operation(it).parameters![0]!, { required: false }),
  'a parameter twice': (it) => operation(it).parameters!.push(operation(it).parameters![0]!),
  'two paths that are one': (it) =>
    (it.paths['/customers/{other}'] = { get: it.paths['/customers/{id}']!['get']! }),
  'an operation that never succeeds': (it) => delete operation(it).responses!['200'],
  'a refusal that is not a problem': (it) =>
    (operation(it).responses!['404']!.content = { 'application/json': { schema: {} } }),
  'a reference to nowhere': (it) => delete it.components.schemas['Problem'],
  'a word that is none': (it) =>
    (operation(it).requestBody!.content!['application/json']!.schema!['nullable'] = true),
  'a required field that is none': (it) =>
    (operation(it).requestBody!.content!['application/json']!.schema!['required'] = ['nothing']),
  'an unknown way to sign': (it) => (operation(it).security = [{ nobody: [] }]),
}
test.for(Object.entries(faults))('%s would be seen', ([, plant]) => {
  const document = structuredClone(written)
  plant(document)
  expect(faultsOfDocument(document)).not.toEqual([])
})

test('document and page are served to anyone, and the page needs no script', () =>
  scene('2026-03-31', async ({ stranger }) => {
    const served = await stranger.raw('GET', '/api/v1/openapi.json')
    expect(served.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const document = (await served.json()) as Document
    expect(faultsOfDocument(document)).toEqual([])
    const page = await stranger.raw('GET', '/api/docs')
    const html = await page.text()
    expect(html === docsPage(document as never)).toBe(true)
    expect(/<script| style=|<style| on\w+="/.exec(html)).toBeNull()
    expect(html.includes('href="/api-docs.css"')).toBe(true)
    const style = await stranger.raw('GET', '/api-docs.css')
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(await style.text()).toContain('@media print')
  }))

test('the page holds every route, and links that lead somewhere', () => {
  const html = docsPage(written as never)
  const lacking = [...allRoutes, ...doorEndpoints].filter(
    ({ endpoint }) => !html.includes(`id="${operationId(endpoint)}"`),
  )
  expect(lacking).toEqual([])
  const anchors = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  expect(anchors.size).toBe([...html.matchAll(/ id="/g)].length)
  for (const [, to] of html.matchAll(/href="#([^"]+)"/g)) expect(anchors).toContain(to)
})

test('what a contract says is text, never markup', () => {
  const hostile = structuredClone(written)
  const item = hostile.paths['/customers']!['get']!
  item.summary = '<img src=x onerror="alert(1)"> `<b>`'
  item.tags = ['"><script>']
  const html = docsPage(hostile as never)
  expect(/<img|<script|<b>`/.exec(html)).toBeNull()
  expect(html.includes('&#60;img')).toBe(true)
})
