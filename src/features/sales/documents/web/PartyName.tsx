import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Link } from '#web/ui/Link.tsx'

/** A client, or a supplier, by name; a link to their page for whoever may read it. */
export function PartyName({
  party: { id, name },
  page = '/clients/:id',
}: {
  party: { readonly id: string; readonly name: string }
  page?: '/clients/:id' | '/fournisseurs/:id'
}) {
  const { can } = useRights()
  return can('customers.read') ? <Link href={to(page, { id })}>{name}</Link> : name
}
