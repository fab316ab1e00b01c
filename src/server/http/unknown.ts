import { z } from 'zod'

type Path = readonly PropertyKey[]

/**
 * The fields of a value that its schema names nowhere, however deep: what a contract does not take is
 * refused rather than dropped in silence, in the lines of a document too (mass assignment, ASVS 15.3.3).
 */
export function unknownFields(schema: z.core.$ZodType, value: unknown, path: Path = []): Path[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return isRecord(value) ? inObject(def.shape, value, path) : []
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((one, index) => unknownFields(def.element, one, [...path, index]))
        : []
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
      return unknownFields(def.innerType, value, path)
    case 'pipe':
      return unknownFields(def.in, value, path)
    case 'union': {
      const taken = def.options.find((option) => z.safeDecode(option, value as never).success)
      // What fits no option is refused as such.
      return taken ? unknownFields(taken, value, path) : []
    }
    case 'record':
      return isRecord(value)
        ? Object.entries(value).flatMap(([name, one]) =>
            unknownFields(def.valueType, one, [...path, name]),
          )
        : []
    default:
      return []
  }
}

const inObject = (
  shape: Readonly<Record<string, z.core.$ZodType>>,
  value: Record<string, unknown>,
  path: Path,
): Path[] =>
  Object.keys(value).flatMap((name) => {
    const inner = Object.hasOwn(shape, name) ? shape[name] : undefined
    return inner ? unknownFields(inner, value[name], [...path, name]) : [[...path, name]]
  })

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
