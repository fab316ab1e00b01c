import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Scene, scene } from '#test/scene.ts'
import { password, visitor, withPassword } from '#test/visitor.ts'

// Passwords are hashed slowly on purpose, and a busy machine makes it slower still.
vi.setConfig({ testTimeout: 30_000 })

const day = '2026-03-31'
const noon = new Date(`${day}T11:00:00Z`)
const seconds = (n: number) => void vi.setSystemTime(noon.getTime() + n * 1000)

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: noon }))
afterEach(() => void vi.useRealTimers())

/** The code that an authenticator shows now (RFC 6238: SHA-1, 30 seconds, 6 digits). */
function codeOf(uri: string, at = Date.now()): string {
  const letters = new URL(uri).searchParams.get('secret') ?? ''
  const bits = [...letters.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter))
    .map((value) => value.toString(2).padStart(5, '0'))
    .join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const from = (hash.at(-1) ?? 0) & 0xf
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Alice, with a second factor set up from a first device. */
async function withSecondFactor(play: Scene) {
  const email = await withPassword(play, play.alice)
  const desk = visitor(play)
  await desk.auth('/sign-in/email', { email, password })
  const { told } = await desk.auth('/two-factor/enable', { password })
  const uri = told['totpURI'] as string
  await desk.auth('/two-factor/verify-totp', { code: codeOf(uri) })
  return { email, desk, uri, codes: told['backupCodes'] as string[] }
}

test('the second factor is on once a first code has proved the device', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth, api } = visitor(play)
    await auth('/sign-in/email', { email, password })
    const wrong = await auth('/two-factor/enable', { password: 'pas celui-là' })
    expect(wrong.told).toMatchObject({ code: 'wrong_password', param: 'password' })
    const { told } = await auth('/two-factor/enable', { password })
    expect(told['totpURI']).toMatch(/^otpauth:\/\/totp\/Comptoir/)
    expect(told['backupCodes']).toHaveLength(10)
    const account = async () => (await api('GET', '/account')).told
    expect((await account())['twoFactor']).toBe(false)
    const refused = await auth('/two-factor/verify-totp', { code: '000000' })
    expect(refused.told).toMatchObject({ code: 'wrong_code', param: 'code' })
    await auth('/two-factor/verify-totp', { code: codeOf(told['totpURI']) })
    expect((await account())['twoFactor']).toBe(true)
    const stored = await play.owner.query('select secret, backup_codes from second_factor')
    const secret = new URL(told['totpURI']).searchParams.get('secret') ?? 'x'
    expect(JSON.stringify(stored.rows)).not.toContain(secret)
    expect(JSON.stringify(stored.rows)).not.toContain(told['backupCodes'][0])
  }))

test('a password alone opens nothing any more; a time code opens one session, once', () =>
  scene(day, async (play) => {
    const { email, uri } = await withSecondFactor(play)
    seconds(60)
    const code = codeOf(uri)
    const phone = visitor(play)
    const half = await phone.auth('/sign-in/email', { email, password })
    expect(half.told).toEqual({ done: true, secondFactor: true })
    expect(phone.jar.has('comptoir.session_token')).toBe(false)
    expect((await phone.api('GET', '/account')).status).toBe(401)
    expect((await phone.auth('/two-factor/verify-totp', { code })).status).toBe(200)
    expect((await phone.api('GET', '/account')).status).toBe(200)

    const thief = visitor(play)
    await thief.auth('/sign-in/email', { email, password })
    const again = await thief.auth('/two-factor/verify-totp', { code })
    expect(again).toMatchObject({ status: 422, told: { code: 'wrong_code' } })
    expect((await thief.api('GET', '/account')).status).toBe(401)
  }))

test('each recovery code serves once', () =>
  scene(day, async (play) => {
    const { email, codes } = await withSecondFactor(play)
    const enter = async (code: string) => {
      const device = visitor(play)
      await device.auth('/sign-in/email', { email, password })
      return device.auth('/two-factor/verify-backup-code', { code })
    }
    expect((await enter(codes[0] ?? '')).status).toBe(200)
    expect((await enter(codes[0] ?? '')).told['code']).toBe('wrong_code')
    // Two at once with the same code: one comes in.
    const both = await Promise.all([enter(codes[1] ?? ''), enter(codes[1] ?? '')])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 422])
    for (const code of codes.slice(2)) expect((await enter(code)).status).toBe(200)
    expect((await enter(codes[9] ?? '')).told['code']).toBe('wrong_code')
  }))

test('guessing codes is stopped: five for one sign-in, ten for the account', () =>
  scene(day, async (play) => {
    const { email, uri } = await withSecondFactor(play)
    const codes: string[] = []
    for (let round = 0; round < 3; round += 1) {
      const guesser = visitor(play)
      await guesser.auth('/sign-in/email', { email, password })
      for (let i = 0; i < 6; i += 1) {
        codes.push((await guesser.auth('/two-factor/verify-totp', { code: '000000' })).told['code'])
      }
    }
    expect(codes.slice(0, 6)).toEqual([...Array(5).fill('wrong_code'), 'second_factor_expired'])
    expect(codes.slice(12)).toEqual(Array(6).fill('second_factor_locked'))
    seconds(16 * 60)
    const phone = visitor(play)
    await phone.auth('/sign-in/email', { email, password })
    expect((await phone.auth('/two-factor/verify-totp', { code: codeOf(uri) })).status).toBe(200)
  }))

test('new recovery codes replace the former, and the second factor is taken off with the password', () =>
  scene(day, async (play) => {
    const { email, desk, codes } = await withSecondFactor(play)
    const { told } = await desk.auth('/two-factor/generate-backup-codes', { password })
    expect(told['backupCodes']).toHaveLength(10)
    const phone = visitor(play)
    await phone.auth('/sign-in/email', { email, password })
    const former = await phone.auth('/two-factor/verify-backup-code', { code: codes[0] })
    expect(former.told['code']).toBe('wrong_code')
    const wrong = await desk.auth('/two-factor/disable', { password: 'pas celui-là' })
    expect(wrong.told['code']).toBe('wrong_password')
    expect((await desk.auth('/two-factor/disable', { password })).status).toBe(200)
    const plain = await visitor(play).auth('/sign-in/email', { email, password })
    expect(plain.told).toEqual({ done: true, secondFactor: false })
  }))

test('a half sign-in of one person does not take the code of another', () =>
  scene(day, async (play) => {
    const { uri } = await withSecondFactor(play)
    const eve = await withPassword(play, play.eve)
    const { auth } = visitor(play)
    await auth('/sign-in/email', { email: eve, password })
    const { told } = await auth('/two-factor/enable', { password })
    await auth('/two-factor/verify-totp', { code: codeOf(told['totpURI']) })
    const phone = visitor(play)
    await phone.auth('/sign-in/email', { email: eve, password })
    seconds(60)
    const answer = await phone.auth('/two-factor/verify-totp', { code: codeOf(uri) })
    expect(answer.told['code']).toBe('wrong_code')
  }))
