// A list as a file: all that its filters keep, or what is selected, with the columns that one sees.
import { Download, FileSpreadsheet, FileText, Printer } from 'lucide-react'
import { mostAtOnce } from '#features/base/bulk/rules.ts'
import {
  type ExportedList,
  exportList,
  exportPicked,
  pickedAtMost,
} from '#features/insight/exports/contract.ts'
import { addressOf, send, toProblem } from '../../api.ts'
import { useWords } from '../../words.ts'
import { Menu } from '../Menu.tsx'
import type { MenuItem } from '../menu-items.ts'
import { toast } from '../toasts.ts'
import { useSaidFilters } from './chips.ts'
import type { ListDefinition, Selection, Tools } from './definition.ts'
import type { Query } from '../../location.ts'
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

/** What is selected as a file; more than an address holds are named in a request of their own. */
export async function exportSelection<R>(
  list: ExportedList,
  { all, ids, query }: Selection<R>,
  columns: readonly { readonly key: string }[],
): Promise<void> {
  const asked = {
    list,
    query: new URLSearchParams({ ...query }).toString(),
    columns: columns.map(({ key }) => key).join(','),
  }
  const which = all ? 'except' : 'ids'
  if (ids.length > pickedAtMost) return saveMany({ ...asked, [which]: [...ids] })
  save(addressOf(exportList, { ...asked, ...(ids.length > 0 ? { [which]: ids.join(',') } : {}) }))
}

/** So many picked by hand are better said by filters. */
export const isTooMany = ({ ids }: Selection<unknown>): boolean => ids.length > mostAtOnce

async function saveMany({
  list,
  ...asked
}: {
  list: ExportedList
  query: string
  columns: string
}) {
  try {
    const url = addressOf(exportPicked, { list })
    const answer = await send('POST', url, JSON.stringify(asked), {})
    const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')
    const address = URL.createObjectURL(await answer.blob())
    save(address, named?.[1] ? decodeURIComponent(named[1]) : '')
    URL.revokeObjectURL(address)
  } catch (error) {
    toast(toProblem(error).detail, { tone: 'red' })
  }
}

function save(address: string, name = ''): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}

/** The filters in force and what is searched, in words. */
function useSaid<R, W>({ definition, query, tools }: Shown<R, W>): string {
  const words = useWords(listWords)
  const said = useSaidFilters(definition.filters, query, tools)
  return [...said, query['q'] ? words.contains(query['q']) : '']
    .filter(Boolean)
    .join(' · ')
    .slice(0, 1_000)
}
