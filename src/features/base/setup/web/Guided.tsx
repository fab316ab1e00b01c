import { useState } from 'react'
import { accountReasons } from '#features/base/account/rules.ts'
import { companyReasons } from '#features/base/company/rules.ts'
import { generalReasons } from '#kernel/reasons.ts'
import { fill, type Locale, type Reason } from '#kernel/refusal.ts'
import { useWrite } from '#web/api.ts'
import { ApiProblem } from '#web/problem.ts'
import { Button } from '#web/ui/Button.tsx'
import { Entrance } from '#web/ui/Entrance.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { setUp } from '../contract.ts'
import { AccountFields } from './AccountFields.tsx'
import { both } from './both.ts'
import { CompanyStep } from './CompanyStep.tsx'
import { DocumentsStep } from './DocumentsStep.tsx'
import { enter } from './entering.ts'
import { SalesStep } from './SalesStep.tsx'
import { blank, inputOf, lacks, stepOf, steps } from './values.ts'

/** The guided set-up: four short steps, one act at the end. Nothing is kept before that. */
export function Guided({ token, onBack }: { token: string; onBack: () => void }) {
  const words = useWords(both)
  const locale = useLocale()
  const form = useForm(blank)
  const [logo, setLogo] = useState<File | null>(null)
  const [at, setAt] = useState(0)
  const [found, setFound] = useState<ApiProblem | null>(null)
  const [entering, setEntering] = useState(false)
  const making = useWrite(setUp, {
    onDone: ({ id }) => {
      setEntering(true)
      void enter(id, form.values, logo)
    },
  })
  const step = steps[at] ?? 'account'
  const last = at === steps.length - 1
  const go = (to: number) => {
    setFound(null)
    making.reset()
    setAt(to)
    scrollTo({ top: 0 })
  }
  const submit = async () => {
    const lacking = lacks(step, form.values)
    if (lacking.length > 0) return setFound(problemOf(lacking, locale))
    if (!last) return go(at + 1)
    try {
      await making.attempt(inputOf(token, form.values, locale))
    } catch (error) {
      // The refusal is shown on the step that holds its field.
      if (!(error instanceof ApiProblem)) throw error
      if (error.param) setAt(steps.indexOf(stepOf(error.param)))
      setFound(error)
    }
  }
  return (
    <Entrance title={words.steps[step]} text={words.stepTexts[step]} wide>
      <Progress at={at} />
      <Form key={step} onSubmit={() => void submit()} problem={found}>
        {step === 'account' && <AccountFields form={form} prefix="account." />}
        {step === 'company' && <CompanyStep form={form} />}
        {step === 'sales' && <SalesStep form={form} />}
        {step === 'documents' && <DocumentsStep form={form} logo={logo} onLogo={setLogo} />}
        <div className="mt-2 flex justify-between gap-3">
          <Button onPress={() => (at === 0 ? onBack() : go(at - 1))}>{words.back}</Button>
          <Button type="submit" variant="primary" pending={making.pending || entering}>
            {last ? words.finish : words.next}
          </Button>
        </div>
      </Form>
    </Entrance>
  )
}

function Progress({ at }: { at: number }) {
  const words = useWords(both)
  return (
    <div className="mb-6">
      <p className="mb-2 text-12 text-faint">{words.step(at + 1, steps.length)}</p>
      <div aria-hidden className="flex gap-1.5">
        {steps.map((step, i) => (
          <span
            key={step}
            className={`h-1 flex-1 rounded-full ${i <= at ? 'bg-fill' : 'bg-pressed'}`}
          />
        ))}
      </div>
    </div>
  )
}

const reasons: Readonly<Record<string, Reason>> = {
  ...generalReasons,
  ...accountReasons,
  ...companyReasons,
}

/** What a step lacks, as the server would refuse it: the same sentences at the same fields. */
function problemOf(lacking: readonly (readonly [string, string])[], locale: Locale): ApiProblem {
  const errors = lacking.map(([param, code]) => ({
    param,
    detail: fill(reasons[code]?.[locale] ?? code, { min: 10 }),
  }))
  return new ApiProblem({ status: 422, code: 'invalid_input', errors, detail: errors[0]!.detail })
}
