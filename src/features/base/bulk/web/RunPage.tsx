// The page of a run: how far it is, what came of each record, the file that it made.
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { RunState } from '#web/ui/list/RunState.tsx'
import { useWords } from '#web/words.ts'
import { listBulk, showBulk, stopBulk, undoBulk } from '../contract.ts'
import { both } from './both.ts'

export function RunPage({ id }: { id: string }) {
  const words = useWords(both)
  const { moment } = useFormats()
  const run = useReady(showBulk, { id })
  const stopping = useWrite(stopBulk, { refresh: [showBulk, listBulk] })
  const undoing = useWrite(undoBulk, { refresh: [showBulk, listBulk] })
  const problem = stopping.problem ?? undoing.problem
  return (
    <Page
      title={run.title}
      crumbs={[{ label: words.runs, href: to('/traitements') }]}
      width="text"
      actions={
        run.state === 'running' && run.mine ? (
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
        <p className="text-13 text-soft">
          {words.byAt(run.by, moment(run.startedAt))} {!run.mine && words.theirs}
        </p>
        <RunState run={run} />
      </div>
    </Page>
  )
}
