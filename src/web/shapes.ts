// What the contracts say `import { z } from 'zod'` for, as the browser needs it: Vite puts this file
// in its place (vite.config.ts). Contracts are written, checked and served with Zod; a browser only
// has to turn decimal text into cents and back, which is all that is done here, without judging: the
// server judges what is sent, and what it sends it has encoded by the same contract. That saves
// 23 kB of the first page's 130 (docs/decisions/0005); shapes.test.ts holds the two together, and a
// method that is missing here stops the build's first page, not a customer's invoice.

type Way = 'encode' | 'decode'
type Walk = (value: unknown, way: Way) => unknown
type Fits = (value: unknown, way: Way) => boolean
type Fields = Readonly<Record<string, Shape>>

export type Shape = {
  readonly walk: Walk
  /** Whether a value could be one of these: how a union knows its own. */
  readonly fits: Fits
  readonly [more: string]: unknown
}

const same: Walk = (value) => value
const absent = (value: unknown): boolean => value === undefined || value === null
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Checks say what a value must be: the server's business.
const checks =
  'min max length regex int positive nonnegative nonempty gte lte gt lt refine superRefine check meta describe brand readonly strict loose email uuid url startsWith endsWith includes multipleOf finite'.split(
    ' ',
  )

function shape(walk: Walk, fits: Fits, more: Readonly<Record<string, unknown>> = {}): Shape {
  const made: Record<string, unknown> = { walk, fits, ...more }
  for (const check of checks) made[check] = () => made
  const wrap = (inner: Walk, alsoFits: Fits) =>
    shape(inner, (value, way) => alsoFits(value, way) || fits(value, way), { unwrap: () => made })
  return Object.assign(made, {
    encode: (value: unknown) => walk(value, 'encode'),
    decode: (value: unknown) => walk(value, 'decode'),
    safeEncode: (value: unknown) => ({ success: true, data: walk(value, 'encode') }),
    safeDecode: (value: unknown) => ({ success: true, data: walk(value, 'decode') }),
    optional: () =>
      wrap(
        (value, way) => (value === undefined ? undefined : walk(value, way)),
        (value) => value === undefined,
      ),
    nullable: () =>
      wrap(
        (value, way) => (value === null ? null : walk(value, way)),
        (value) => value === null,
      ),
    nullish: () => wrap((value, way) => (absent(value) ? value : walk(value, way)), absent),
    default: (given: unknown) => withDefault(made as Shape, given),
    prefault: (given: unknown) => withDefault(made as Shape, given),
    catch: () => made,
    array: () => array(made as Shape),
    or: (other: Shape) => union([made as Shape, other]),
    and: (other: Shape) => both(made as Shape, other),
    trim: () => touched(made as Shape, (text) => text.trim()),
    toLowerCase: () => touched(made as Shape, (text) => text.toLowerCase()),
    toUpperCase: () => touched(made as Shape, (text) => text.toUpperCase()),
    overwrite: (change: (value: never) => unknown) =>
      shape(
        (value, way) => (absent(value) ? value : change(walk(value, way) as never)),
        fits,
        more,
      ),
    ...more,
  }) as unknown as Shape
}

const touched = (of: Shape, change: (text: string) => string): Shape =>
  shape((value, way) => {
    const walked = of.walk(value, way)
    return typeof walked === 'string' ? change(walked) : walked
  }, of.fits)

const withDefault = (of: Shape, given: unknown): Shape =>
  shape(
    (value, way) => {
      if (value !== undefined) return of.walk(value, way)
      if (way === 'encode') return undefined
      return typeof given === 'function' ? (given as () => unknown)() : given
    },
    (value, way) => value === undefined || of.fits(value, way),
  )

const both = (one: Shape, other: Shape): Shape =>
  shape(
    (value, way) => ({
      ...(one.walk(value, way) as object),
      ...(other.walk(value, way) as object),
    }),
    (value, way) => one.fits(value, way) && other.fits(value, way),
  )

const leaf = (fits: (value: unknown) => boolean): Shape => shape(same, fits)
const text = (): Shape => leaf((value) => typeof value === 'string')
const number = (): Shape => leaf((value) => typeof value === 'number')

function object(fields: Fields): Shape {
  const walk: Walk = (value, way) => {
    if (!isObject(value)) return value
    const walked: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(fields)) {
      const now = field.walk(value[name], way)
      if (now !== undefined || (name in value && way === 'decode')) walked[name] = now
    }
    return walked
  }
  const fits: Fits = (value, way) =>
    isObject(value) && Object.entries(fields).every(([name, field]) => field.fits(value[name], way))
  const kept = (test: (name: string) => boolean) =>
    object(Object.fromEntries(Object.entries(fields).filter(([name]) => test(name))))
  return shape(walk, fits, {
    shape: fields,
    extend: (more: Fields) => object({ ...fields, ...more }),
    safeExtend: (more: Fields) => object({ ...fields, ...more }),
    merge: (other: { shape: Fields }) => object({ ...fields, ...other.shape }),
    pick: (names: Readonly<Record<string, true>>) => kept((name) => names[name] === true),
    omit: (names: Readonly<Record<string, true>>) => kept((name) => names[name] !== true),
    partial: () =>
      object(
        Object.fromEntries(
          Object.entries(fields).map(([name, field]) => [
            name,
            (field['optional'] as () => Shape)(),
          ]),
        ),
      ),
    required: () => object(fields),
    keyof: () => choice(Object.keys(fields)),
  })
}

const array = (of: Shape): Shape =>
  shape(
    (value, way) => (Array.isArray(value) ? value.map((one) => of.walk(one, way)) : value),
    (value, way) => Array.isArray(value) && value.every((one) => of.fits(one, way)),
    { element: of },
  )

const tuple = (of: readonly Shape[]): Shape =>
  shape(
    (value, way) =>
      Array.isArray(value) ? value.map((one, at) => of[at]?.walk(one, way) ?? one) : value,
    (value) => Array.isArray(value) && value.length === of.length,
  )

const record = (_: Shape, of: Shape): Shape =>
  shape(
    (value, way) =>
      isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, of.walk(one, way)]))
        : value,
    isObject,
  )

const union = (options: readonly Shape[]): Shape =>
  shape(
    (value, way) => options.find((one) => one.fits(value, way))?.walk(value, way) ?? value,
    (value, way) => options.some((one) => one.fits(value, way)),
    { options },
  )

const told = (key: string, options: readonly Shape[]): Shape => {
  const own: (value: unknown, way: Way) => Shape | undefined = (value, way) =>
    isObject(value)
      ? options.find((one) => (one['shape'] as Fields)[key]?.fits(value[key], way))
      : undefined
  return shape(
    (value, way) => own(value, way)?.walk(value, way) ?? value,
    (value, way) => own(value, way) !== undefined,
    { options },
  )
}

const choice = (values: readonly string[]): Shape =>
  shape(same, (value) => values.includes(value as string), {
    options: values,
    enum: Object.fromEntries(values.map((value) => [value, value])),
    exclude: (out: readonly string[]) => choice(values.filter((value) => !out.includes(value))),
    extract: (kept: readonly string[]) => choice(values.filter((value) => kept.includes(value))),
  })

type Turn = {
  readonly decode: (value: never) => unknown
  readonly encode: (value: never) => unknown
}

/** A value that cannot be turned goes as it is: the server says what is wrong with it. */
const codec = (wire: Shape, inside: Shape, turn: Turn): Shape =>
  shape(
    (value, way) => {
      if (absent(value)) return value
      try {
        return turn[way](value as never)
      } catch {
        return value
      }
    },
    (value, way) => (way === 'decode' ? wire : inside).fits(value, way) && !isObject(value),
  )

const lazy = (of: () => Shape): Shape =>
  shape(
    (value, way) => of().walk(value, way),
    (value, way) => of().fits(value, way),
  )

export const z = {
  string: text,
  uuid: text,
  email: text,
  url: text,
  iso: { datetime: text, date: text, time: text },
  number,
  int: number,
  boolean: () => leaf((value) => typeof value === 'boolean'),
  null: () => leaf((value) => value === null),
  undefined: () => leaf((value) => value === undefined),
  literal: (given: unknown) =>
    leaf((value) => (Array.isArray(given) ? given.includes(value) : value === given)),
  unknown: () => leaf(() => true),
  any: () => leaf(() => true),
  custom: () => leaf(() => true),
  instanceof: () => leaf(() => true),
  enum: (values: readonly string[] | Readonly<Record<string, string>>) =>
    choice(Array.isArray(values) ? values : Object.values(values)),
  object,
  strictObject: object,
  looseObject: object,
  array,
  tuple,
  record,
  partialRecord: record,
  union,
  discriminatedUnion: told,
  intersection: both,
  codec,
  lazy,
  optional: (of: { optional: () => Shape }) => of.optional(),
  nullable: (of: { nullable: () => Shape }) => of.nullable(),
  coerce: {
    number: () =>
      shape(
        (value, way) => (way === 'decode' && !absent(value) ? Number(value) : value),
        () => true,
      ),
    string: text,
  },
  encode: (of: Shape, value: unknown) => of.walk(value, 'encode'),
  decode: (of: Shape, value: unknown) => of.walk(value, 'decode'),
}
