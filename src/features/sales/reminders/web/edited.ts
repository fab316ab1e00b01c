import type { InputOf } from '#kernel/endpoint.ts'
import type { savePlan } from '../contract/plans.ts'

/** A level as it is edited; `key` tells it from the others before it has an identity. */
export type EditedLevel = InputOf<typeof savePlan>['levels'][number] & { readonly key: string }
