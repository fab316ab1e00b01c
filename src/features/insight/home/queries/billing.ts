// What is owed and what is left of sales, for the third tab of the home.
import { readFigures } from '#features/insight/figures/queries/read.ts'
import { forecasts } from '#features/insight/figures/rules/expected.ts'
import { list as customerList } from '#features/relation/customers/contract.ts'
import { listCustomers } from '#features/relation/customers/queries/list.ts'
import { salesOf } from '#features/sales/turnover/queries/read.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { subtract, zero } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { z } from 'zod'
import {
  type AskedOfHome,
  type homeDebtors,
  type homeForecast,
  type homeMargin,
} from '../contract.ts'
import { readContext } from './board.ts'

/** The five clients who owe most: the head of the list that the widget opens. */
export async function readDebtors(
  act: Act,
  asked: AskedOfHome,
): Promise<OutputOf<typeof homeDebtors>> {
  const { seller, store } = (await readContext(act, asked)).narrowing
  const query = {
    ...(seller === undefined ? {} : { seller }),
    ...(store === undefined ? {} : { store }),
    ...{ situation: 'owing', sort: 'balance', direction: 'desc', limit: 5 },
  }
  const { rows } = await listCustomers(act, z.decode(customerList.input, query as never))
  return {
    rows: rows.map(({ id, name, balance, overdue }) => ({
      ...{ id, name, balance: balance ?? zero, overdue: overdue ?? zero },
    })),
  }
}

/** What is owed, by when its clients should pay it: all of it. */
export async function readForecast(
  act: Act,
  asked: AskedOfHome,
): Promise<OutputOf<typeof homeForecast>> {
  const context = await readContext(act, asked)
  const told = await readFigures(act, [...forecasts, 'expectedKnown'], context)
  return {
    rows: forecasts.map((name) => ({
      name,
      count: told[name]?.count ?? 0,
      amount: told[name]?.amount ?? zero,
    })),
    known: told.expectedKnown?.amount ?? zero,
  }
}

/** Sales less what they cost. @throws Refusal `margin_hidden` to a role that sees no costs. */
export async function readMargin(
  act: Act,
  asked: AskedOfHome,
): Promise<OutputOf<typeof homeMargin>> {
  if (!act.role.seesCosts) refuse('margin_hidden')
  const { period, narrowing } = await readContext(act, asked)
  const { net, cost } = await salesOf(act, period, {
    ...(narrowing.seller === undefined ? {} : { seller: narrowing.seller }),
    ...(narrowing.store === undefined ? {} : { store: narrowing.store }),
  })
  return { sales: net, cost: cost ?? zero, margin: subtract(net, cost ?? zero) }
}
