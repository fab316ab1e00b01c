import { journalRoutes } from '#features/base/journal/routes.ts'
import type { Route } from '#server/http.ts'

/** Every route of the product, in the order of the features. */
export const allRoutes: readonly Route[] = [...journalRoutes]
