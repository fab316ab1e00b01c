// Fetching the code of a screen before it is shown: when its link is pointed at, or while one waits.
import { match } from './matching.ts'
import { screens } from './screens.ts'

export async function prepare(path: string): Promise<void> {
  await match(screens, path)?.route.load()
}
