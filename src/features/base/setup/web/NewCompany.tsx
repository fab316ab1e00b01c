import { addCompany } from '#features/base/team/contract.ts'
import { useWrite } from '#web/api.ts'
import { useSwitchCompany, useMe } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { both } from './both.ts'
import { type Place, placeCodes, places } from './places.ts'

/** A further company for who is signed in; its settings say the rest. */
export function NewCompany() {
  const words = useWords(both)
  const locale = useLocale()
  const { company } = useMe()
  const switchTo = useSwitchCompany()
  const form = useForm({ name: '', country: 'FR' as Place })
  const adding = useWrite(addCompany, { onDone: ({ id }) => switchTo(id) })
  const { name, country } = form.values
  return (
    <Entrance
      title={company ? words.further : words.nowhere}
      text={company ? words.furtherText : words.nowhereText}
      foot={company && <Link href={to('/accueil')}>{words.cancel}</Link>}
    >
      <Form
        onSubmit={() => void adding.run({ name, country, locale, ...places[country] })}
        problem={adding.problem}
      >
        <TextField
          label={words.name}
          autoComplete="organization"
          autoFocus
          {...form.field('name')}
        />
        <Select
          label={words.country}
          {...form.field('country')}
          options={placeCodes.map((value) => ({ value, label: words.countries[value] }))}
        />
        <Button type="submit" variant="primary" wide pending={adding.pending}>
          {words.create}
        </Button>
      </Form>
    </Entrance>
  )
}
