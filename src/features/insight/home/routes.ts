import { on } from '#server/http.ts'
import { keepHome, keepHomeOfRole } from './actions.ts'
import {
  home,
  homeActivity,
  homeAnswers,
  homeDeals,
  homeDebtors,
  homeEvents,
  homeForecast,
  homeHealth,
  homeMargin,
  homeRanking,
  homeSales,
  homeTeam,
  keepHome as keeping,
  keepHomeOfRole as keepingOfRole,
} from './contract.ts'
import { readDebtors, readForecast, readMargin } from './queries/billing.ts'
import { readDeals } from './queries/deals.ts'
import { readHealth } from './queries/health.ts'
import { readHome } from './queries/home.ts'
import { readActivity, readEvents } from './queries/people.ts'
import { readAnswers, readRanking, readSales, readTeam } from './queries/sales.ts'

export const homeRoutes = [
  on(home, 'member', readHome),
  on(keeping, 'member', keepHome),
  on(keepingOfRole, 'team.administer', keepHomeOfRole),
  on(homeSales, 'invoices.read', readSales),
  on(homeTeam, 'invoices.read', readTeam),
  on(homeRanking, 'invoices.read', readRanking),
  on(homeAnswers, 'quotes.read', readAnswers),
  on(homeDeals, 'invoices.read', readDeals),
  on(homeDebtors, 'invoices.read', readDebtors),
  on(homeForecast, 'invoices.read', readForecast),
  on(homeMargin, 'invoices.read', readMargin),
  on(homeActivity, 'activities.read', readActivity),
  on(homeEvents, 'member', readEvents),
  on(homeHealth, 'company.administer', readHealth),
]
