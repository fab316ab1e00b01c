import { describe, expect, test } from 'vitest'
import { quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { issueInvoice } from '#features/sales/invoices/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { day } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { bps, cents, sum } from '#kernel/money.ts'
import { issuedInvoice, newClient, page, sentQuote, signedQuote } from '#test/deal.ts'
import { type Refused, scene, type Someone } from '#test/scene.ts'
import {
  addPerson,
  attachDocument,
  createProject,
  deleteProject,
  detachDocument,
  listAttachable,
  listProjects,
  moveProject,
  type Project,
  projectOf,
  removePerson,
  showProject,
  updateProject,
} from './contract.ts'
import { addKind, addVenue, projectLists, saveSteps } from './contract/settings.ts'
import { projectPhases, usualSteps } from './rules.ts'

const { invoiceDeposit } = quoteDeal

const started = (someone: Someone, customer: string, name = 'Cuisine') =>
  someone(createProject, { customer, name })

const headOf = (project: Project) => ({
  id: project.id,
  version: project.version,
  name: project.name,
  kind: project.kind?.id ?? null,
  venue: null,
  address: null,
  store: project.store?.id ?? null,
  seller: project.seller?.id ?? null,
  startsOn: project.startsOn,
  endsOn: project.endsOn,
  nextStep: project.nextStep,
  nextOn: project.nextOn,
  note: project.note,
})

describe('a project', () => {
  test('starts at the first step, is numbered, and is saved with its place and dates', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const kind = await alice(addKind, { name: 'Cuisine' })
      const venue = await alice(addVenue, {
        name: 'Résidence des Lilas',
        street: '3 rue des Lilas',
        street2: '',
        postalCode: '69003',
        city: 'Lyon',
        country: 'FR',
        phone: '',
        access: 'Code 12B',
      })
      const project = await alice(createProject, { customer, name: 'Cuisine des Lilas' })
      expect(project).toMatchObject({
        number: 'PR-2026-0001',
        step: { id: 'identified', name: 'Identifié', phase: 'active' },
        stepSince: '2026-03-31',
        seller: { name: 'Alice Garnier' },
        money: { agreed: 0, invoiced: 0, due: 0 },
      })
      const saved = await alice(updateProject, {
        ...headOf(project),
        kind: kind.id,
        venue: venue.id,
        startsOn: day('2026-05-04'),
        endsOn: day('2026-05-06'),
        nextStep: 'Prendre les mesures',
        nextOn: day('2026-04-02'),
      })
      expect(saved).toMatchObject({
        kind: { name: 'Cuisine' },
        place: { name: 'Résidence des Lilas', address: '3 rue des Lilas, 69003 Lyon' },
        nextStep: 'Prendre les mesures',
      })
      const stale = alice(updateProject, headOf(project)).catch((error: Refused) => error)
      expect(await stale).toMatchObject({ reason: 'changed_meanwhile' })
      const over = alice(updateProject, {
        ...headOf(saved),
        startsOn: day('2026-05-04'),
        endsOn: day('2026-05-03'),
      }).catch((error: Refused) => error)
      expect(await over).toMatchObject({ reason: 'ends_before' })
    }))

  test('gathers what follows from its documents, and counts each euro once', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const { id } = await started(alice, customer)
      const offered = await sentQuote(alice, customer)
      const signed = await signedQuote(alice, customer)
      const deposit = await alice(invoiceDeposit, { id: signed.id, percent: bps(3000) })
      await alice(issueInvoice, { id: deposit.id })
      const direct = await issuedInvoice(alice, customer, 120_00)
      await alice(recordPayment, { customer, method: 'transfer', amount: cents(100_00) })

      const free = await alice(listAttachable, { id })
      expect(free.rows.map(({ document }) => document).sort()).toEqual(
        [offered.id, signed.id, direct.id].sort(),
      )
      for (const { kind, document } of free.rows) {
        await alice(attachDocument, { id, kind, document })
      }
      const { documents, money } = await alice(showProject, { id })
      expect(documents.map((one) => one.id).sort()).toEqual(
        [offered.id, signed.id, deposit.id, direct.id].sort(),
      )
      expect(documents.find((one) => one.id === deposit.id)).toMatchObject({ starts: false })
      const issued = documents.filter(({ kind, state }) => kind !== 'quote' && state === 'issued')
      expect(money).toEqual({
        quoted: 918_00,
        agreed: 459_00,
        ordered: 0,
        invoiced: sum(issued.map(({ net }) => net)),
        collected: 100_00,
        purchased: 0,
        due: sum(issued.map(({ outstanding }) => outstanding ?? cents(0))),
        margin: money.margin,
      })
      expect(money.invoiced).toBe(459_00 * 0.3 + 100_00)
      expect((await alice(listAttachable, { id })).rows).toEqual([])
      expect((await alice(projectOf, { document: deposit.id })).project).toMatchObject({ id })

      // A document that follows another goes with it; one of a project is not taken by a second.
      const second = await started(alice, customer, 'Salle de bains')
      const asked = (document: string, kind: 'quote' | 'invoice') =>
        alice(attachDocument, { id: second.id, kind, document }).catch((error: Refused) => error)
      expect(await asked(deposit.id, 'invoice')).toMatchObject({ reason: 'follows_another' })
      expect(await asked(signed.id, 'quote')).toMatchObject({ reason: 'other_project' })
      const other = await newClient(alice, { name: 'Autre', siren: null })
      const theirs = await sentQuote(alice, other.id)
      expect(await asked(theirs.id, 'quote')).toMatchObject({ reason: 'other_client' })

      const kept = await alice(deleteProject, { id }).catch((error: Refused) => error)
      expect(kept).toMatchObject({ reason: 'project_has_documents' })
      const without = await alice(detachDocument, { id, document: signed.id })
      expect(without.documents.map((one) => one.id).sort()).toEqual([offered.id, direct.id].sort())
      expect(await alice(deleteProject, { id: second.id })).toEqual({ done: true })
    }))

  test('is put away while money is due by an explicit decision alone', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const { id } = await started(alice, customer)
      const { id: invoice } = await issuedInvoice(alice, customer, 120_00)
      await alice(attachDocument, { id, kind: 'invoice', document: invoice })
      const away = { id, step: 'archived' }
      const refused = await alice(moveProject, away).catch((error: Refused) => error)
      expect(refused).toMatchObject({ reason: 'project_due' })
      expect((refused as Refused).problem.detail).toContain('120,00')
      expect(await alice(moveProject, { ...away, knowingly: true })).toMatchObject({
        step: { phase: 'archived' },
        money: { due: 120_00 },
      })
      // What is due is never hidden: it is counted beside the archived ones.
      const { indicators } = await alice(listProjects, page)
      expect(indicators['archived']).toMatchObject({ count: 1, amount: 0 })
      expect(indicators['due']).toMatchObject({ count: 1, amount: 120_00 })
    }))

  test('holds people by role, and shows itself to whoever is on it', () =>
    scene('2026-03-31', async ({ alice, bruno, fanny }) => {
      const { id: customer, contacts } = await newClient(alice, {
        contacts: [{ firstName: 'Zoé', lastName: 'Martin', forDecision: true }],
      })
      const { id } = await started(alice, customer)
      const unseen = await fanny(showProject, { id }).catch((error: Refused) => error)
      expect(unseen).toMatchObject({ reason: 'not_found' })
      const fitter = { id, role: 'fitter', kind: 'person', of: fanny.id } as const
      await alice(addPerson, fitter)
      const contact = contacts[0]?.id ?? ''
      const both = await alice(addPerson, { id, role: 'client', kind: 'contact', of: contact })
      expect(both.people.map(({ role, name }) => [role, name])).toEqual([
        ['client', 'Zoé Martin'],
        ['fitter', 'Fanny Roux'],
      ])
      const again = await alice(addPerson, fitter).catch((error: Refused) => error)
      expect(again).toMatchObject({ reason: 'already_on' })
      // The fitter sees it without its costs, and not the documents of others.
      const { id: invoice } = await issuedInvoice(alice, customer, 120_00)
      await alice(attachDocument, { id, kind: 'invoice', document: invoice })
      expect(await fanny(showProject, { id })).toMatchObject({
        documents: [],
        money: { due: 0, margin: 0 },
      })
      expect((await fanny(listProjects, page)).total).toBe(1)
      expect((await bruno(listProjects, page)).total).toBe(0)
      const off = await alice(removePerson, { id, person: both.people[1]?.id ?? '' })
      expect(off.people).toHaveLength(1)
      expect((await fanny(listProjects, page)).total).toBe(0)
    }))
})

test('the steps are the company’s: in its order, one of each phase, those in use stay', () =>
  scene('2026-03-31', async ({ alice }) => {
    const { id: customer } = await newClient(alice)
    const usual = usualSteps('fr')
    expect((await alice(projectLists, {})).steps.map(({ id }) => id)).toEqual(
      usual.map(({ id }) => id),
    )
    const { id } = await started(alice, customer)
    const saved = (steps: InputOf<typeof saveSteps>['steps']) =>
      alice(saveSteps, { steps: [...steps], was: [...usual] }).catch((error: Refused) => error)
    expect(await saved(usual.slice(1))).toMatchObject({ reason: 'step_in_use' })
    expect(
      await saved(usual.map((one, n) => (n === 0 ? { ...one, phase: 'finished' } : one))),
    ).toMatchObject({ reason: 'step_phase' })
    expect(await saved(usual.filter(({ phase }) => phase !== 'archived'))).toMatchObject({
      reason: 'phase_missing',
    })
    const own = [
      { id: 'measured', name: 'Métré', phase: 'active' as const },
      ...usual.filter((step) => ['identified', 'finished', 'archived'].includes(step.id)),
    ]
    expect(await saved(own)).toMatchObject({ steps: own.map((step) => ({ id: step.id })) })
    // Who has not seen them is told what they are now.
    expect(await saved([...usual])).toMatchObject({ reason: 'changed_meanwhile' })
    expect(await alice(moveProject, { id, step: 'measured' })).toMatchObject({
      step: { name: 'Métré' },
    })
    const gone = await alice(moveProject, { id, step: 'fitting' }).catch((error: Refused) => error)
    expect(gone).toMatchObject({ reason: 'step_unknown' })
  }))

test('every tile tells the count and the sum of the list that it opens, whatever the filters', () =>
  scene('2026-03-31', async ({ alice }) => {
    const steps = usualSteps('fr')
    for (let n = 0; n < 12; n += 1) {
      const { id: customer } = await newClient(alice, { name: `Client ${n % 3}` })
      const { id } = await started(alice, customer, `Projet ${n}`)
      if (n % 2 === 0) {
        const { id: invoice } = await issuedInvoice(alice, customer, 12_00 * (n + 1))
        await alice(attachDocument, { id, kind: 'invoice', document: invoice })
        if (n % 4 === 0) {
          await alice(recordPayment, { customer, method: 'card', amount: cents(5_00) })
        }
      }
      if (n % 5 === 0) {
        const { id: quote } = await signedQuote(alice, customer)
        await alice(attachDocument, { id, kind: 'quote', document: quote })
      }
      const project = await alice(showProject, { id })
      if (n % 3 === 0) {
        await alice(updateProject, { ...headOf(project), nextOn: day('2026-03-01') })
      }
      const step = steps[(n * 5) % steps.length]?.id ?? 'identified'
      await alice(moveProject, { id, step, knowingly: true })
    }
    const opened = {
      ...Object.fromEntries(projectPhases.map((phase) => [phase, { phase: [phase] }])),
      due: { due: 'true' as const },
      next_late: { nextLate: 'true' as const },
    }
    const filters: Partial<InputOf<typeof listProjects>>[] = [
      {},
      { q: 'client 1' },
      { due: 'true' },
      { nextLate: 'true' },
      { phase: ['active', 'finished'] },
      { step: 'fitting' },
      { phase: ['active'], due: 'true' },
    ]
    // Found by what its documents say, by what it comes to, and by what may be done with them.
    const named = async (asked: Partial<InputOf<typeof listProjects>>) =>
      (await alice(listProjects, { ...page, sort: 'name', direction: 'asc', ...asked })).rows
    const dues = (await named({ due: 'true' })).map(({ name }) => name)
    expect((await named({ can: ['remind'] })).map(({ name }) => name)).toEqual(dues)
    expect(await named({ can: ['invoice'] })).toHaveLength(3)
    expect(await named({ q: 'suspension laiton' })).toHaveLength(7)
    const [dear] = await named({ can: ['invoice'] })
    expect(await named({ q: (dear!.agreedGross / 100).toFixed(2).replace('.', ',') })).toHaveLength(
      3,
    )
    expect(await named({ can: ['purchase', 'deliver'] })).toEqual([])
    for (const filter of filters) {
      const { indicators } = await alice(listProjects, { ...page, ...filter })
      for (const [tile, by] of Object.entries(opened)) {
        // A tile takes the place of the filter of its own dimension.
        const list = await alice(listProjects, { ...page, ...filter, ...by })
        const of = tile === 'due' ? 'due' : 'agreed'
        expect(indicators[tile], `${tile} of ${JSON.stringify(filter)}`).toMatchObject({
          count: list.total,
          amount: sum(list.rows.map((row) => row[of])),
        })
        expect(list.rows).toHaveLength(list.total)
        expect(list.sums).toEqual({
          agreed: sum(list.rows.map(({ agreed }) => agreed)),
          agreedGross: sum(list.rows.map(({ agreedGross }) => agreedGross)),
          invoiced: sum(list.rows.map(({ invoiced }) => invoiced)),
          due: sum(list.rows.map(({ due }) => due)),
        })
      }
    }
  }))
