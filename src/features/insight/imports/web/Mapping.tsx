import { Select } from '#web/ui/Select.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { type ColumnMap, type Field, fieldNames, fields, neededFields } from '../rules/columns.ts'
import { both } from './both.ts'

const none = '\u0000'

/** Every field with its column, '' for none. */
export const wholeMap = (map: ColumnMap): ColumnMap =>
  Object.fromEntries(fields.map((field) => [field, map[field] ?? '']))

/** Field by field, the column of the file that holds it. */
export function Mapping({
  headers,
  map,
  onChange,
  narrow = false,
}: {
  headers: readonly string[]
  map: ColumnMap
  onChange: (map: ColumnMap) => void
  /** One below the other, in a side column. */
  narrow?: boolean
}) {
  const words = useWords(both)
  const names = fieldNames[useLocale()]
  const isNeeded = (field: Field) => (neededFields as readonly Field[]).includes(field)
  const choices = [...new Set(headers)]
    .filter((header) => header !== '')
    .map((header) => ({ value: header, label: header }))
  return (
    <div className={narrow ? 'flex flex-col gap-2' : 'grid gap-x-8 gap-y-2 sm:grid-cols-2'}>
      {fields.map((field) => {
        const lacks = isNeeded(field) && !map[field]
        return (
          <div
            key={field}
            className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)] items-center gap-3"
          >
            <span className="text-13 text-soft">
              {names[field]}
              {lacks && <span className="text-orange"> · {words.mapping.missing}</span>}
            </span>
            <Select
              label={names[field]}
              hideLabel
              size="small"
              value={map[field] || none}
              onChange={(header) => onChange({ ...map, [field]: header === none ? '' : header })}
              options={[{ value: none, label: words.mapping.none }, ...choices]}
            />
          </div>
        )
      })}
    </div>
  )
}
