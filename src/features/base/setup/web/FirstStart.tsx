import { ArrowRight, Building2, FlaskConical } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useGo, useQueryString } from '#web/navigation.ts'
import { useMe } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { checkSetup } from '../contract.ts'
import { both } from './both.ts'
import { DemoStart } from './DemoStart.tsx'
import { Guided } from './Guided.tsx'
import { NewCompany } from './NewCompany.tsx'

/**
 * Before one works anywhere: the first start of an installation (with the token that the server
 * printed), a further company for who is signed in, or the sign-in.
 */
export function FirstStart() {
  const { account, setupNeeded } = useMe()
  const go = useGo()
  const lost = !setupNeeded && !account
  useEffect(() => {
    if (lost) go(to('/connexion'), { replace: true })
  }, [lost])
  if (lost) return null
  return setupNeeded ? <WithToken /> : <NewCompany />
}

function WithToken() {
  const words = useWords(both)
  const { token: given = '' } = useQueryString()
  const [token, setToken] = useState<string | null>(null)
  const form = useForm({ token: given })
  const checking = useWrite(checkSetup)
  const [wrong, setWrong] = useState(false)
  const check = async (tried: string) => {
    const told = await checking.run({ token: tried.trim().replace(/^.*token=/, '') })
    if (told?.valid) setToken(tried.trim().replace(/^.*token=/, ''))
    setWrong(told !== null && !told.valid)
  }
  useEffect(() => {
    if (given) void check(given)
  }, [given])
  if (token) return <Choice token={token} />
  if (given && !wrong && !checking.problem) return null
  return (
    <Entrance title={words.tokenTitle} text={words.tokenText}>
      <Form onSubmit={() => void check(form.values.token)} problem={checking.problem}>
        <TextField
          label={words.token}
          error={wrong ? words.tokenWrong : null}
          autoFocus
          {...form.field('token')}
        />
        <Button type="submit" variant="primary" wide pending={checking.pending}>
          {words.next}
        </Button>
      </Form>
    </Entrance>
  )
}

function Choice({ token }: { token: string }) {
  const words = useWords(both)
  const [chosen, setChosen] = useState<'real' | 'demo' | null>(null)
  const back = () => setChosen(null)
  if (chosen === 'real') return <Guided token={token} onBack={back} />
  if (chosen === 'demo') return <DemoStart token={token} onBack={back} />
  return (
    <Entrance title={words.welcome} text={words.welcomeText}>
      <div className="flex flex-col gap-3">
        <Way
          icon={<Building2 aria-hidden size={20} className="text-accent" />}
          title={words.real}
          text={words.realText}
          onPress={() => setChosen('real')}
        />
        <Way
          icon={<FlaskConical aria-hidden size={20} className="text-accent" />}
          title={words.demo}
          text={words.demoText}
          onPress={() => setChosen('demo')}
        />
      </div>
    </Entrance>
  )
}

function Way({
  icon,
  title,
  text,
  onPress,
}: {
  icon: ReactNode
  title: string
  text: string
  onPress: () => void
}) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="group flex items-start gap-3 rounded-lg border border-edge-soft p-4 text-left transition-colors duration-100 hover:border-edge hover:bg-hover"
    >
      <span className="mt-0.5">{icon}</span>
      <span className="min-w-0 flex-1">
        <span className="block text-14 font-semibold">{title}</span>
        <span className="mt-0.5 block text-13 text-soft">{text}</span>
      </span>
      <ArrowRight
        aria-hidden
        size={16}
        className="mt-1 shrink-0 text-faint group-hover:text-text"
      />
    </button>
  )
}
