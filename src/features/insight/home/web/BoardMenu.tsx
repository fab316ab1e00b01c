import { Check, LayoutDashboard, Maximize, RotateCcw, Users } from 'lucide-react'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { useWords } from '#web/words.ts'
import type { KeptLayout } from './layout.ts'
import { both } from './words.ts'

/** What is done with the board as a whole. */
export function BoardMenu({ layout }: { layout: KeptLayout }) {
  const words = useWords(both)
  const { can } = useRights()
  if (layout.isArranging) {
    return (
      <Button variant="primary" icon={Check} onPress={() => layout.setArranging(false)}>
        {words.arranged}
      </Button>
    )
  }
  return (
    <Menu
      label={words.board}
      sections={[
        {
          items: [
            {
              key: 'arrange',
              label: words.arrange,
              icon: LayoutDashboard,
              onPress: () => layout.setArranging(true),
            },
            { key: 'restore', label: words.restore, icon: RotateCcw, onPress: layout.restore },
            ...(can('team.administer')
              ? [
                  {
                    key: 'default',
                    label: words.makeDefault,
                    icon: Users,
                    onPress: layout.makeDefault,
                  },
                ]
              : []),
          ],
        },
        {
          items: [
            ...(document.fullscreenEnabled
              ? [
                  {
                    key: 'full',
                    label: words.fullScreen,
                    icon: Maximize,
                    onPress: () =>
                      void (document.fullscreenElement
                        ? document.exitFullscreen()
                        : document.documentElement.requestFullscreen()),
                  },
                ]
              : []),
            // Without its icon: that one comes with the lists, which the first page does without.
            { key: 'print', label: words.print, onPress: () => print() },
          ],
        },
      ]}
    />
  )
}
