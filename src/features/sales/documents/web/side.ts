// Whether one sells or buys: a purchase order is written in the same editor, seen from the other side.
import { createContext, useContext } from 'react'

export type Side = 'sale' | 'purchase'

export const SideContext = createContext<Side>('sale')

export const useSide = (): Side => useContext(SideContext)
