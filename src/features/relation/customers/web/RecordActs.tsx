import { Archive, ArchiveRestore, Trash2 } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, keyOf, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Confirm } from '#web/ui/Dialog.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { archive, remove, unarchive } from '../contract.ts'
import { both } from './both.ts'
import { type Customer, reads } from './customer.ts'
import { useIsNarrow } from './narrow.ts'

type Asked = 'archive' | 'remove' | null

/** Archiving, bringing back, deleting: rare acts, in a menu. */
export function RecordActs({
  customer,
  onPhone,
  always,
}: {
  customer: Customer
  /** The acts that have no button anywhere. */
  always: readonly MenuItem[]
  /** The acts that have no button where there is no room. */
  onPhone: readonly MenuItem[]
}) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const go = useGo()
  const [asked, setAsked] = useState<Asked>(null)
  const { id, version, archived, figures } = customer
  const queries = useQueryClient()
  const again = () =>
    Promise.all(reads.map((read) => queries.invalidateQueries({ queryKey: keyOf(read) })))
  const restoring = useWrite(unarchive, {
    refresh: reads,
    onDone: () => toast(words.restored),
  })
  const archiving = useWrite(archive, {
    refresh: reads,
    onDone: (now) => {
      setAsked(null)
      toast(words.archived, {
        undo: () => void call(unarchive, { id, version: now.version }).then(again),
      })
    },
  })
  const removing = useWrite(remove, {
    refresh: [reads[1], reads[2]],
    onDone: () => {
      toast(words.removed)
      go(customer.isCustomer ? to('/clients') : to('/fournisseurs'), { replace: true })
    },
  })
  const others = [...(useIsNarrow() ? onPhone : []), ...always]
  const mayChange = can('customers.write') && !customer.walkIn
  if (!mayChange && others.length === 0) return null
  const owing = figures !== null && figures.balance > 0
  const rare: MenuItem[] = [
    archived
      ? {
          key: 'restore',
          label: words.restore,
          icon: ArchiveRestore,
          onPress: () => void restoring.run({ id, version }),
        }
      : {
          key: 'archive',
          label: words.archive,
          icon: Archive,
          onPress: () => (owing ? setAsked('archive') : void archiving.run({ id, version })),
        },
    {
      key: 'remove',
      label: words.remove,
      icon: Trash2,
      danger: true,
      onPress: () => setAsked('remove'),
    },
  ]
  return (
    <>
      <Menu
        label={words.more}
        sections={[{ items: others }, { items: mayChange ? rare : [] }].filter(
          ({ items }) => items.length > 0,
        )}
      />
      <Confirm
        title={words.archive}
        open={asked === 'archive'}
        onClose={() => setAsked(null)}
        act={words.archive}
        pending={archiving.pending}
        onConfirm={() => void archiving.run({ id, version })}
      >
        {archiving.problem?.detail ??
          (figures && words.archiveOwing(formats.amount(figures.balance)))}
      </Confirm>
      <Confirm
        title={`${words.remove} ${customer.name}`}
        open={asked === 'remove'}
        onClose={() => {
          setAsked(null)
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
