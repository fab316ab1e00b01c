// A list as a file: all that its filters keep, or what is selected, with the columns that one sees.
import { Download, FileSpreadsheet, FileText, Printer } from 'lucide-react'
import { type ExportedList, exportList, pickedAtMost } from '#features/insight/exports/contract.ts'
import { addressOf } from '../../api.ts'
import { useWords } from '../../words.ts'
import { Menu } from '../Menu.tsx'
import type { MenuItem } from '../menu-items.ts'
import { useChipText } from './chips.ts'
import type { Filter, ListDefinition, Selection, Tools } from './definition.ts'
import { namesOf, type Query } from './state.ts'
import { listWords } from './words.ts'

type Shown<R, W> = {
  readonly definition: ListDefinition<R, W>
  readonly query: Query
  readonly columns: readonly { readonly key: string }[]
  readonly tools: Tools<W>
}

export function ExportMenu<R, W>({ list, ...shown }: Shown<R, W> & { list: ExportedList }) {
  const words = useWords(listWords)
  const said = useSaid(shown)
  const query = { query: new URLSearchParams({ ...shown.query }).toString() }
  const file = { list, ...query, columns: shown.columns.map(({ key }) => key).join(','), said }
  const items: readonly MenuItem[] = [
    {
      key: 'xlsx',
      label: words.workbook,
      icon: FileSpreadsheet,
      onPress: () => save(addressOf(exportList, { ...file, format: 'xlsx' })),
    },
    {
      key: 'csv',
      label: words.export,
      icon: FileText,
      onPress: () => save(addressOf(exportList, { ...file, format: 'csv' })),
    },
    { key: 'print', label: words.print, icon: Printer, onPress: () => window.print() },
  ]
  return <Menu label={words.exports} icon={Download} sections={[{ items }]} />
}

/** What is selected as a file: why it cannot be, or the act. */
export function exportedSelection<R>(
  list: ExportedList,
  { all, ids, query }: Selection<R>,
  columns: readonly { readonly key: string }[],
): () => void {
  const picked = ids.length === 0 ? {} : { [all ? 'except' : 'ids']: ids.join(',') }
  return () =>
    save(
      addressOf(exportList, {
        list,
        format: 'xlsx',
        query: new URLSearchParams({ ...query }).toString(),
        columns: columns.map(({ key }) => key).join(','),
        ...picked,
      }),
    )
}

/** So many picked by hand do not fit in an address. */
export const isTooMany = ({ ids }: Selection<unknown>): boolean => ids.length > pickedAtMost

function save(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

/** The filters in force, as their chips say them: "État : Envoyé · Client : Martin". */
function useSaid<R, W>({ definition, query, tools }: Shown<R, W>): string {
  const words = useWords(listWords)
  // A list always has the same filters, in the same order: so are what they ask.
  // oxlint-disable-next-line react/hooks
  const said = definition.filters.map((filter) => useOne(filter, query, tools))
  return [...said, query['q'] ? words.contains(query['q']) : '']
    .filter(Boolean)
    .join(' · ')
    .slice(0, 1_000)
}

function useOne<W>(filter: Filter<W>, query: Query, tools: Tools<W>): string {
  const words = useWords(listWords)
  const text = useChipText(filter, query, tools)
  const isSet = namesOf(filter).some((name) => query[name])
  return isSet ? words.saidFilter(filter.label(tools.words), text) : ''
}
