import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { Banner } from '#web/ui/Banner.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { setUpDemo } from '../contract.ts'
import { AccountFields, noAccount } from './AccountFields.tsx'
import { both } from './both.ts'
import { enter } from './entering.ts'

/** An account, and a made-up company to explore. */
export function DemoStart({ token, onBack }: { token: string; onBack: () => void }) {
  const words = useWords(both)
  const locale = useLocale()
  const form = useForm(noAccount)
  const [entering, setEntering] = useState(false)
  const making = useWrite(setUpDemo, {
    onDone: ({ id }) => {
      setEntering(true)
      void enter(id, form.values)
    },
  })
  const { personName: name, email, password } = form.values
  const missing = making.problem?.code === 'no_such_route'
  // The password is the account's in the refusals of both ways to start.
  const problem = missing ? null : making.problem
  return (
    <Entrance title={words.demo} text={words.demoText}>
      <Form
        onSubmit={() => void making.run({ token, name, email, password, locale })}
        problem={problem}
      >
        {missing && <Banner tone="orange">{words.demoMissing}</Banner>}
        <AccountFields form={form} />
        <Button type="submit" variant="primary" wide pending={making.pending || entering}>
          {words.demoStart}
        </Button>
        <Button variant="quiet" wide onPress={onBack}>
          {words.back}
        </Button>
      </Form>
    </Entrance>
  )
}
