// The page of a run: how far it is, what came of each record, the file that it made.
import { useRead, useReady, useWrite } from '#web/api.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { RunState } from '#web/ui/list/RunState.tsx'
import { useWords } from '#web/words.ts'
import { showBulk, stopBulk, undoBulk } from '../contract.ts'
import { isOpen } from '../rules.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

const both = { fr, en }

export function RunPage({ id }: { id: string }) {
  const words = useWords(both)
  const first = useReady(showBulk, { id })
  const open = isOpen(first.state)
  const { data: run = first } = useRead(showBulk, { id }, open ? { refetchInterval: 1_000 } : {})
  const stopping = useWrite(stopBulk, { refresh: [showBulk] })
  const undoing = useWrite(undoBulk, { refresh: [showBulk] })
  const problem = stopping.problem ?? undoing.problem
  return (
    <Page
      title={run.title || words.title}
      width="text"
      actions={
        run.state === 'running' ? (
          <Button pending={stopping.pending} onPress={() => void stopping.run({ id })}>
            {words.stop}
          </Button>
        ) : run.undoable ? (
          <Button pending={undoing.pending} onPress={() => void undoing.run({ id })}>
            {words.undo}
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Banner tone="red">{problem.detail}</Banner>}
        <RunState run={run} />
      </div>
    </Page>
  )
}
