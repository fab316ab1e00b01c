import {
  Archive,
  ArchiveRestore,
  Box,
  CircleSlash,
  FileInput,
  Pencil,
  Trash2,
  Wrench,
} from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { priceInCents, share, sum } from '#kernel/money.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { Tile } from '#web/ui/Tile.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { archive, list, lookup, remove, show, unarchive } from '../contract.ts'
import { marginRate } from '../rules.ts'
import { both } from './both.ts'
import { ItemSheet, reads } from './ItemSheet.tsx'
import { vatName } from './naming.ts'
import { Suppliers } from './Suppliers.tsx'
import { Photo } from './Photo.tsx'
import { PriceHistory } from './PriceHistory.tsx'

type Item = OutputOf<typeof show>

export function ItemPage({ id }: { id: string }) {
  const words = useWords(both)
  const { can } = useRights()
  const item = useReady(show, { id })
  const [editing, setEditing] = useState(false)
  const writes = can('items.write')
  useShortcut('m', { label: words.edit, run: () => setEditing(true), when: writes })
  return (
    <Page
      title={item.name}
      crumbs={[{ label: words.title, href: to('/articles') }]}
      state={<States item={item} />}
      subtitle={[item.reference, item.family, item.brand].filter(Boolean).join(' · ')}
      actions={
        writes && (
          <>
            <Acts item={item} />
            <Button variant="primary" icon={Pencil} onPress={() => setEditing(true)}>
              {words.edit}
            </Button>
          </>
        )
      }
    >
      <Figures item={item} />
      <div className="grid items-start gap-4 lg:grid-cols-[23rem_minmax(0,1fr)] lg:gap-6">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          <Photo item={item} />
          <Record item={item} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          {can('purchases.read') && <Suppliers item={item} />}
          <PriceHistory item={item} />
        </div>
      </div>
      {editing && (
        <ItemSheet item={item} onClose={() => setEditing(false)} onDone={() => setEditing(false)} />
      )}
    </Page>
  )
}

function States({ item }: { item: Item }) {
  const words = useWords(both)
  return (
    <span className="flex flex-wrap gap-1.5">
      <Badge icon={item.nature === 'goods' ? Box : Wrench}>{words.natures[item.nature]}</Badge>
      {item.archived && <Badge icon={Archive}>{words.isArchived}</Badge>}
      {item.imported && <Badge icon={FileInput}>{words.isImported}</Badge>}
      {item.price === 0 && (
        <Badge icon={CircleSlash} hue="orange">
          {words.gaps.price}
        </Badge>
      )}
    </span>
  )
}

/** What it sells for, what it costs, what is left. */
function Figures({ item }: { item: Item }) {
  const words = useWords(both)
  const formats = useFormats()
  const { role } = useRights()
  const net = priceInCents(item.price)
  const gross = sum([net, share(net, item.vat.rate)])
  const margin = marginRate(item.price, item.cost)
  return (
    <div className="grid grid-cols-2 gap-2 max-sm:[&_.text-28]:text-20 sm:gap-3 lg:grid-cols-4">
      <Tile
        label={words.price}
        value={formats.price(item.price)}
        note={item.unit ? words.perUnit(item.unit) : undefined}
      />
      <Tile
        label={words.vat}
        value={vatName(item.vat, words, formats)}
        note={item.vat.rate > 0 ? words.priceWithVat(formats.amount(gross)) : undefined}
      />
      {role.seesCosts && (
        <>
          <Tile
            label={words.cost}
            value={item.cost === null ? '–' : formats.price(item.cost)}
            note={item.cost === null ? words.noCost : item.supplier?.name}
          />
          <Tile
            label={words.margin}
            value={margin === null ? '–' : formats.percent(margin)}
            note={margin === null ? undefined : words.marginText}
          />
        </>
      )}
    </div>
  )
}

function Record({ item }: { item: Item }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <Section title={words.facts}>
      <Facts>
        <Fact label={words.reference}>{item.reference}</Fact>
        <Fact label={words.family}>{item.family}</Fact>
        <Fact label={words.brand}>{item.brand}</Fact>
        <Fact label={words.unit}>{item.unit}</Fact>
        <Fact label={words.supplier}>
          {item.supplier && (
            <Anchor
              href={to('/fournisseurs/:id', { id: item.supplier.id })}
              className="font-medium hover:underline"
            >
              {item.supplier.name}
            </Anchor>
          )}
        </Fact>
        <Fact label={words.eco}>
          {item.ecoContribution > 0 ? (
            <span className="figures">{formats.price(item.ecoContribution)}</span>
          ) : null}
        </Fact>
        <Fact label={words.barcode}>
          {item.barcode && (
            <>
              <span className="figures">{item.barcode}</span>
              {!item.barcodeIsGtin && (
                <span className="block text-13 text-orange">{words.barcodeWrong}</span>
              )}
            </>
          )}
        </Fact>
        {item.fitted && <Fact label={words.fitted}>{words.fittedOnes.yes}</Fact>}
        <Fact label={words.description}>
          {item.description && <span className="whitespace-pre-line">{item.description}</span>}
        </Fact>
      </Facts>
    </Section>
  )
}

/** Archiving, bringing back, deleting: rare acts, in a menu. */
function Acts({ item }: { item: Item }) {
  const words = useWords(both)
  const go = useGo()
  const [asked, setAsked] = useState(false)
  const { id, version, archived } = item
  const archiving = useWrite(archive, { refresh: reads, onDone: () => toast(words.archived) })
  const restoring = useWrite(unarchive, { refresh: reads, onDone: () => toast(words.restored) })
  const removing = useWrite(remove, {
    refresh: [list, lookup],
    onDone: () => {
      toast(words.removed)
      go(to('/articles'), { replace: true })
    },
  })
  const moving = archived ? restoring : archiving
  return (
    <>
      <Menu
        label={words.more}
        sections={[
          {
            items: [
              {
                key: 'archive',
                label: archived ? words.restore : words.archive,
                icon: archived ? ArchiveRestore : Archive,
                onPress: () => void moving.run({ id, version }),
              },
              {
                key: 'remove',
                label: words.remove,
                icon: Trash2,
                danger: true,
                onPress: () => setAsked(true),
              },
            ],
          },
        ]}
      />
      <Confirm
        title={`${words.remove} ${item.name}`}
        open={asked}
        onClose={() => {
          setAsked(false)
          removing.reset()
        }}
        act={words.remove}
        danger
        pending={removing.pending}
        onConfirm={() => void removing.run({ id })}
      >
        {removing.problem?.detail ?? words.removeText}
      </Confirm>
    </>
  )
}
