// The doctor as whoever keeps the installation calls it: what differs is told row by row, and mended.
import { expect, test } from 'vitest'
import { homeHealth } from '#features/insight/home/contract.ts'
import { issuedInvoice, newClient } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import { doctorCommand } from './doctor.ts'

test('a sum that is wrong is told with its rows, as JSON too, and made again with its progress', () =>
  scene('2026-03-31', async ({ alice, owner, server }) => {
    const { id: customer } = await newClient(alice)
    await issuedInvoice(alice, customer, 120_00)
    const { user, password, host, port, database } = owner
    const at = { user, password, host, port, database }
    const doctor = async (...argv: string[]) => {
      const said: string[] = []
      const open = async () => ({ ...server, storage: { connections: { owner: at } } })
      const io = { out: (line: string) => said.push(line), open } as never
      return { code: await doctorCommand.run(argv, io), said }
    }
    expect((await doctor()).code).toBe(0)

    await owner.query('update turnover_day set net = net + 7 where company_id = $1', [
      alice.company,
    ])
    const told = await doctor('--json')
    expect(told.code).toBe(1)
    const { sound, companies } = JSON.parse(told.said.join('')) as Findings
    expect(sound).toBe(false)
    const wrong = companies.flatMap(({ checks }) => checks.filter((check) => check.wrong > 0))
    expect(wrong).toMatchObject([{ name: 'turnover = its lines', wrong: 1 }])
    expect(wrong[0]?.examples).toMatchObject([
      { what: expect.stringContaining('2026-03-31'), stored: '10007 0 1', expected: '10000 0 1' },
    ])
    // What it found is kept for those who look after the installation.
    expect((await alice(homeHealth, {})).checkup).toMatchObject({ differences: 1, level: 'bad' })
    const lines = (await doctor()).said
    expect(lines).toContainEqual(expect.stringMatching(/^✗ turnover = its lines/))
    expect(lines).toContainEqual(expect.stringMatching(/2026-03-31.*10007 0 1 ≠ 10000 0 1/))

    const mended = await doctor('--rebuild')
    expect(mended.code).toBe(0)
    expect(mended.said).toContainEqual(expect.stringMatching(/ · turnover : 100 %$/))
    expect((await doctor('--json')).code).toBe(0)
    expect((await alice(homeHealth, {})).checkup).toMatchObject({ differences: 0, level: 'good' })
  }))

type Findings = {
  sound: boolean
  companies: { checks: { name: string; wrong: number; examples: unknown[] }[] }[]
}
