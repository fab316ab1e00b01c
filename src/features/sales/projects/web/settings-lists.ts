import type { OutputOf } from '#kernel/endpoint.ts'
import type { projectLists } from '../contract/settings.ts'

/** The lists that a company keeps for its projects. */
export type Lists = OutputOf<typeof projectLists>
