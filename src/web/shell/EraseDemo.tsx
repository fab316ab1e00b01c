import { useState } from 'react'
import { eraseDemo } from '#features/insight/demo/contract.ts'
import { useWrite } from '../api.ts'
import { chooseCompany } from '../company-choice.ts'
import { useCompany, useSession } from '../session.ts'
import { Confirm } from '../ui/Dialog.tsx'
import { useWords } from '../words.ts'
import { shellWords } from './words.ts'

/** Erases the demonstration in one click and its confirmation, and goes to a real company if any. */
export function EraseDemo() {
  const words = useWords(shellWords)
  const { companies } = useSession()
  const { id } = useCompany()
  const [asking, setAsking] = useState(false)
  const erasing = useWrite(eraseDemo, {
    onDone: () => {
      chooseCompany(companies.find((company) => company.id !== id)?.id ?? null)
      // Everything that was read is of a company that is no more.
      location.assign('/')
    },
  })
  return (
    <>
      <button
        type="button"
        onClick={() => setAsking(true)}
        className="min-h-6 font-semibold underline underline-offset-2"
      >
        {words.eraseDemo}
      </button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.eraseDemoTitle}
        act={words.eraseDemo}
        onConfirm={() => void erasing.run({})}
        pending={erasing.pending}
        danger
      >
        {erasing.problem?.detail ?? words.eraseDemoText}
      </Confirm>
    </>
  )
}
