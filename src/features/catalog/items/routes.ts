import { on } from '#server/http.ts'
import { createItem, editItem, removeItem, setArchived } from './actions.ts'
import { dropPhoto, readPhoto, savePhoto } from './actions/photo.ts'
import {
  archive,
  choices,
  create,
  list,
  lookup,
  prices,
  remove,
  removePhoto,
  show,
  showPhoto,
  unarchive,
  update,
  uploadPhoto,
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
  on(uploadPhoto, 'items.write', savePhoto),
  on(removePhoto, 'items.write', (act, { id }) => dropPhoto(act, id)),
  on(showPhoto, 'items.read', (act, { id }) => readPhoto(act, id)),
  on(prices, 'items.read', (act, { id }) => readPrices(act, id)),
]
