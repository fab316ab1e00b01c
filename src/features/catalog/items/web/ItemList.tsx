import { Archive, Box, FilePlus2, Plus } from 'lucide-react'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkJob } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { ItemSheet } from './ItemSheet.tsx'
import { items, plainItems, type Row } from './list.tsx'
import { vatName } from './naming.ts'

export function ItemList() {
  const words = useWords(both)
  const { can, role } = useRights()
  const bulk = useBulkArchiving()
  const create = can('items.write') && (
    <LinkButton variant="primary" icon={Plus} href={to('/articles/nouveau')}>
      {words.create}
    </LinkButton>
  )
  return (
    <List
      definition={role.seesCosts ? items : plainItems}
      title={words.title}
      actions={create}
      bulk={bulk}
      preview={(row) => <RowPreview row={row} />}
      empty={{
        icon: Box,
        title: words.none,
        text: words.noneText,
        action: (
          <>
            {can('imports.write') && (
              <LinkButton icon={FilePlus2} href={to('/imports')}>
                {words.import}
              </LinkButton>
            )}
            {create}
          </>
        ),
      }}
    />
  )
}

/** The list, with the sheet of a new item over it. */
export function NewItem() {
  const go = useGo()
  return (
    <>
      <ItemList />
      <ItemSheet
        item={null}
        onClose={() => go(to('/articles'))}
        onDone={({ id }) => go(to('/articles/:id', { id }), { replace: true })}
      />
    </>
  )
}

function RowPreview({ row }: { row: Row }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <div className="flex flex-col gap-4 p-4">
      <div>
        <p className="text-16 font-semibold">{row.name}</p>
        <p className="figures text-13 text-faint">{row.reference}</p>
      </div>
      <Facts>
        <Fact label={words.price}>
          <span className="figures">{formats.price(row.price)}</span>
        </Fact>
        {row.cost !== null && (
          <Fact label={words.cost}>
            <span className="figures">{formats.price(row.cost)}</span>
          </Fact>
        )}
        <Fact label={words.vat}>{vatName(row.vat, words, formats)}</Fact>
        <Fact label={words.family}>{row.family}</Fact>
        <Fact label={words.brand}>{row.brand}</Fact>
        <Fact label={words.supplier}>{row.supplier?.name}</Fact>
      </Facts>
      <div>
        <LinkButton href={to('/articles/:id', { id: row.id })}>{words.open}</LinkButton>
      </div>
    </div>
  )
}

/** Archives those selected: the server does it, and takes it back if asked. */
function useBulkArchiving(): readonly BulkJob<Row>[] {
  const words = useWords(both)
  const { can } = useRights()
  return can('items.write')
    ? [{ key: 'archive', act: 'items.archive', label: words.archive, icon: Archive }]
    : []
}
