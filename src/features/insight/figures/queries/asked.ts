import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Figure, Query, Told } from '../rules/figure.ts'

/** One figure as its list is asked for it. */
export type Asked = Pick<Figure, 'sum' | 'countless'> & { readonly query: Query }
export type Answer = Told<Cents>
/** What tells some figures of one list, in their order. */
export type Ask = (act: Act, asked: readonly Asked[]) => Promise<readonly Answer[]>
