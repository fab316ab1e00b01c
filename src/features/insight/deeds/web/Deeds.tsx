// What colleagues did, whoever they are: what the widget of the home counts.
import { ListChecks } from 'lucide-react'
import { useFormats } from '#web/formats.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { deeds, Kind, placeOf, type Row } from './list.tsx'

export function Deeds() {
  const words = useWords(both)
  return (
    <List
      definition={deeds}
      title={words.title}
      preview={(row) => <Preview row={row} />}
      empty={{ icon: ListChecks, title: words.none, text: words.noneText }}
    />
  )
}

/** One of them in full, and where it stands. */
function Preview({ row }: { row: Row }) {
  const words = useWords(both)
  const formats = useFormats()
  const told = [
    row.person.name,
    formats.moment(row.at),
    ...(row.outcome ? [words.outcomes[row.outcome]] : []),
    ...(row.minutes === null ? [] : [words.minutes(formats.integer(row.minutes))]),
  ]
  return (
    <div className="flex flex-col gap-3 text-14">
      <Kind kind={row.kind} />
      <p className="text-13 text-soft">{told.join(' · ')}</p>
      {row.customer && <p className="font-medium">{row.customer.name}</p>}
      {row.text && <p className="break-words whitespace-pre-wrap">{row.text}</p>}
      <div>
        <LinkButton href={placeOf(row)}>{words.open}</LinkButton>
      </div>
    </div>
  )
}
