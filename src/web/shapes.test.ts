/// <reference types="vite/client" />
import { expect, test, vi } from 'vitest'
import type { z as Zod } from 'zod'
import { type Endpoint, pathParts } from '#kernel/endpoint.ts'

// Every contract of the product, twice: with Zod, as the server reads it, and with the browser's own
// shapes. Both must turn the same text into the same values, and back.

type Contract = Readonly<Record<string, unknown>>
const files = Object.keys(
  import.meta.glob(['../features/*/*/contract.ts', '../features/*/*/contract/*.ts']),
).filter((file) => !file.includes('.test.'))

const isEndpoint = (one: unknown): one is Endpoint =>
  typeof one === 'object' && one !== null && 'method' in one && 'input' in one && 'output' in one

async function endpointsWith(library: 'zod' | 'own'): Promise<Map<string, Endpoint>> {
  vi.resetModules()
  if (library === 'own') vi.doMock('zod', () => import('./shapes.ts'))
  else vi.doUnmock('zod')
  const found = new Map<string, Endpoint>()
  for (const file of files) {
    const contract = (await import(/* @vite-ignore */ file)) as Contract
    for (const one of Object.values(contract)) {
      if (isEndpoint(one)) found.set(`${one.method} ${one.path}`, one)
    }
  }
  return found
}

const [real, own] = [await endpointsWith('zod'), await endpointsWith('own')]
// The files that are played after this one find the modules as they are.
vi.doUnmock('zod')
vi.resetModules()

test('there are contracts to compare', () => {
  expect(real.size).toBeGreaterThan(20)
  expect([...own.keys()]).toEqual([...real.keys()])
})

test.each([...real.keys()])('%s turns alike', (name) => {
  const [ours, theirs] = [own.get(name)!, real.get(name)!]
  const parts = theirs.answer === 'json' ? (['input', 'output'] as const) : (['input'] as const)
  for (const part of parts) {
    const turned = [0, 1, 2].filter((variant) => alike(ours[part], theirs[part], variant, part))
    expect(turned, `a sample of ${part} fits`).not.toEqual([])
  }
  expect(pathParts(ours.path)).toEqual(pathParts(theirs.path))
})

/** Compares one sample; false where it does not fit (a check between two fields refuses it). */
function alike(ours: Zod.ZodType, theirs: Zod.ZodType, variant: number, part: string): boolean {
  const wire = sample(theirs, variant, part)
  const read = theirs.safeDecode(wire as never)
  if (!read.success) return false
  expect(ours.decode(wire as never), `${part} decoded`).toEqual(read.data)
  expect(ours.encode(read.data as never), `${part} encoded`).toEqual(
    theirs.encode(read.data as never),
  )
  return true
}

type Def = {
  type: string
  shape?: Record<string, Zod.ZodType>
  element?: Zod.ZodType
  innerType?: Zod.ZodType
  valueType?: Zod.ZodType
  keyType?: Zod.ZodType
  in?: Zod.ZodType
  out?: Zod.ZodType
  left?: Zod.ZodType
  right?: Zod.ZodType
  options?: readonly Zod.ZodType[]
  items?: readonly Zod.ZodType[]
  entries?: Record<string, string>
  values?: readonly unknown[]
  format?: string
  coerce?: boolean
  getter?: () => Zod.ZodType
}

/** A text that fits a shape, as it would travel: variant 0 full, 1 with the last choices, 2 sparse. */
function sample(shape: Zod.ZodType, variant: number, where: string): unknown {
  const def = shape.def as unknown as Def
  const inner = (of: Zod.ZodType | undefined) => sample(of!, variant, where)
  const pick = <T>(list: readonly T[]): T => (variant === 1 ? list.at(-1)! : list[0]!)
  const example = (shape.meta() as { examples?: readonly unknown[] } | undefined)?.examples?.[0]
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape!).map(([name, field]) => [
        name,
        sample(field, variant, `${where}.${name}`),
      ])
      return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
    }
    case 'array':
      return variant === 2 && fits(shape, []) ? [] : [inner(def.element), inner(def.element)]
    case 'record':
      return Object.fromEntries(
        (keysOf(def.keyType) ?? ['some']).map((key) => [key, inner(def.valueType)]),
      )
    case 'tuple':
      return def.items!.map(inner)
    case 'optional':
    case 'default':
      return variant === 2 ? undefined : inner(def.innerType)
    case 'nullable':
      return variant === 2 ? null : inner(def.innerType)
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return inner(def.innerType)
    case 'pipe': {
      // anyOf: several of an enumeration in one text.
      const several = (def.out?.def as unknown as Def | undefined)?.element
      const words = keysOf(several)
      return words ? pick([words.slice(0, 2).join(','), words.at(-1)]) : inner(def.in)
    }
    case 'union':
      return inner(pick(def.options!))
    case 'intersection':
      return { ...(inner(def.left) as object), ...(inner(def.right) as object) }
    case 'lazy':
      return variant === 2 ? inner(def.getter!()) : inner(def.getter!())
    case 'enum':
      return pick(Object.values(def.entries!))
    case 'literal':
      return pick(def.values!)
    case 'boolean':
      return variant === 0
    case 'null':
      return null
    case 'unknown':
    case 'any':
    case 'custom':
      return { any: 1 }
    case 'number':
      return firstFitting(shape, def.coerce ? ['7', '1', '2026'] : [7, 1, 0, 2026, 12], where)
    case 'string':
      return firstFitting(shape, example === undefined ? texts : [example, ...texts], where)
    default:
      throw new Error(`no sample for ${def.type} at ${where}`)
  }
}

const keysOf = (key: Zod.ZodType | undefined): string[] | null => {
  const def = key?.def as unknown as Def | undefined
  return def?.entries ? Object.values(def.entries) : null
}

const fits = (shape: Zod.ZodType, value: unknown): boolean =>
  shape.safeDecode(value as never).success

const firstFitting = (shape: Zod.ZodType, values: readonly unknown[], where: string): unknown => {
  const found = values.find((value) => fits(shape, value))
  if (found === undefined) throw new Error(`no sample text fits at ${where}`)
  return found
}

const texts = [
  'Boulangerie Martin',
  '2026-03-31',
  '01890a5d-ac96-774b-bcce-b302099a8057',
  '2026-03-31T12:32:00Z',
  'contact@martin.fr',
  '#0d5c68',
  'FR',
  'EUR',
  'fr',
  '20',
  '1.5',
  '-12.34',
  '552100554',
  '55210055400013',
  'FR96552100554',
  '2026-03',
  '2026',
  '76000',
  'F2026-',
  '123456',
  'https://example.fr',
  'draft',
  'a',
  'AA',
]
