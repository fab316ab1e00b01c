import { on } from '#server/http.ts'
import { customerSignal, listPortfolio } from './contract.ts'
import { readPortfolio, readSignal } from './queries/portfolio.ts'

export const portfolioRoutes = [
  on(listPortfolio, 'customers.read', readPortfolio),
  on(customerSignal, 'customers.read', readSignal),
]
