import { on } from '#server/http.ts'
import { createItem, editItem, removeItem, setArchived } from './actions.ts'
import {
  archive,
  choices,
  create,
  list,
  lookup,
  prices,
  remove,
  show,
  unarchive,
  update,
} from './contract.ts'
import { readChoices, readPrices, searchItems, showItem } from './queries.ts'
import { listItems } from './queries/list.ts'

export const itemRoutes = [
  on(list, 'items.read', listItems),
  on(lookup, 'items.read', async (act, { q = '', limit }) => ({
    rows: await searchItems(act, q, limit),
  })),
  on(choices, 'items.read', readChoices),
  on(create, 'items.write', createItem),
  on(show, 'items.read', (act, { id }) => showItem(act, id)),
  on(update, 'items.write', editItem),
  on(archive, 'items.write', (act, held) => setArchived(act, held, true)),
  on(unarchive, 'items.write', (act, held) => setArchived(act, held, false)),
  on(remove, 'items.write', removeItem),
  on(prices, 'items.read', (act, { id }) => readPrices(act, id)),
]
