import { useQueryClient } from '@tanstack/react-query'
import { LayoutDashboard, Pin, UserRound } from 'lucide-react'
import { type BoardOfView, pinView } from '#features/base/views/contract.ts'
import { toProblem, useWrite } from '#web/api.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toasts.ts'
import { rereadViews, useChangeViews, type View } from '#web/views.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

const icons = { home: LayoutDashboard, client: UserRound } as const

/** Keeps the saved analysis in force on one's dashboards, or takes it away; what is not saved cannot be. */
export function PinMenu({ view }: { view: View | null }) {
  const words = useWords(both)
  const queries = useQueryClient()
  const change = useChangeViews()
  const pin = useWrite(pinView)
  const boards = view?.boards ?? []
  const put = (board: BoardOfView, pinned: boolean) => {
    if (!view) return
    const next = [...boards.filter((one) => one !== board), ...(pinned ? [board] : [])]
    change(({ views, lists }) => ({
      lists,
      views: views.map((one) => (one.id === view.id ? { ...one, boards: next } : one)),
    }))
    void pin
      .attempt({ id: view.id, board, pinned })
      .then(() => toast(pinned ? words.pinned[board] : words.unpinned[board]))
      .catch((error: unknown) => toast(toProblem(error).detail, { tone: 'red' }))
      .finally(() => rereadViews(queries))
  }
  return (
    <Menu
      label={words.pin}
      text={<span className="max-sm:unseen">{words.pin}</span>}
      icon={Pin}
      sections={[
        {
          items: (['home', 'client'] as const).map((board) => ({
            key: board,
            label: words.boards[board],
            icon: icons[board],
            chosen: boards.includes(board),
            whyNot: view ? null : words.pinNeedsView,
            onPress: () => put(board, !boards.includes(board)),
          })),
        },
      ]}
    />
  )
}
