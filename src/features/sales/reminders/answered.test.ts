// A client who answers by e-mail is not reminded any more: their message is read in the mailbox of the
// company, over IMAP, told to the seller, and stands with the message that it answers.
import { expect, test, vi } from 'vitest'
import { cancelMail, listMails, showMail } from '#features/base/mail/contract.ts'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { showMailbox } from '#features/base/replies/contract.ts'
import { mailQuote } from '#features/sales/signatures/contract.ts'
import { reopenQuote, sendQuote } from '#features/sales/quotes/contract.ts'
import { day } from '#kernel/day.ts'
import { issuedInvoice, newClient, sentQuote } from '#test/deal.ts'
import { imapServer, letter, named, readOnce, setUp } from '#test/imap.ts'
import { mailbox, withWorkers } from '#test/mailbox.ts'
import { type Scene, scene } from '#test/scene.ts'
import {
  customerReminders,
  holdInvoiceReminders,
  invoiceReminders,
  mailReminder,
  quoteReminders,
  resumeInvoiceReminders,
  resumeQuoteReminders,
} from './contract.ts'
import { listPlans, switchOn } from './contract/plans.ts'

vi.setConfig({ testTimeout: 60_000 })

const page = { offset: 0, limit: 50 }
const to = [{ address: 'lucie@client.test', name: 'Lucie Martin' }]

async function on({ alice }: Scene) {
  for (const { id, version } of (await alice(listPlans, {})).rows) {
    await alice(switchOn, { id, version, past: true })
  }
}

/** As if it had left: what a server of mails would have said. */
const left = ({ owner }: Scene, id: string) =>
  owner.query(`update mail set state = 'sent', sent_at = now(), link = null where id = $1`, [id])

/** A quote that was sent to its client by e-mail. */
async function quoted(play: Scene) {
  const client = await newClient(play.alice, { name: 'Martin', email: 'lucie@client.test' })
  const quote = await sentQuote(play.alice, client.id)
  const { id: mail } = await play.alice(mailQuote, {
    id: quote.id,
    to,
    cc: [],
    subject: `Notre devis ${quote.number}`,
    body: 'Bonjour,\n\nVoici notre devis.\n',
  })
  await left(play, mail)
  return { client, quote, mail }
}

test('from the outbox to the inbox and back: a real message is answered, and reminders wait', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const [post, box] = [await mailbox(), await imapServer()]
    await on(play)
    const client = await newClient(alice, { name: 'Martin', email: 'lucie@client.test' })
    const quote = await sentQuote(alice, client.id)
    await withWorkers(play, post.url, async () => {
      const shown = await setUp(play, box)
      expect(shown.settings).toMatchObject({ host: '127.0.0.1', user: 'testuser' })
      expect(JSON.stringify(shown)).not.toContain('testpass')
      // It is read at once, by the errand that setting it up left.
      const read = () => alice(showMailbox, {})
      await vi.waitFor(async () => expect((await read()).health).toBe('good'), 20_000)
      await alice(mailQuote, { id: quote.id, to, subject: 'Notre devis', body: 'Bonjour', cc: [] })
      await vi.waitFor(() => expect(post.received).toHaveLength(1), 20_000)
    })
    await named(play, box)
    const [sent] = post.received
    // Clients answer to whoever writes, and to the mailbox.
    expect(sent!.replyTo!.map(({ address }) => address)).toContain('reponses@lumiere.test')
    const answers = sent!.messageId!.slice(1).split('@')[0]!
    expect((await alice(quoteReminders, { id: quote.id })).next).not.toBeNull()
    box.receive(
      letter({
        answers,
        subject: 'Re: Notre devis',
        body: 'Bonjour,\r\n\r\nNous réfléchissons <b>encore</b>.\r\n\r\nLe mar. 31 mars 2026 à 13:00, Alice <alice@lumiere.test> a écrit :\r\n> Bonjour\r\n',
      }),
    )
    await readOnce(play)
    const states = await alice(quoteReminders, { id: quote.id })
    expect(states).toMatchObject({ held: true, next: null, hold: { kind: 'reply', mail: answers } })
    const mail = await alice(showMail, { id: answers })
    expect(mail.replies).toMatchObject([
      {
        from: { name: 'Lucie Martin', address: 'lucie@client.test' },
        body: 'Bonjour,\n\nNous réfléchissons <b>encore</b>.',
        cut: false,
      },
    ])
    const { rows } = await alice(listMails, { ...page, customer: client.id })
    expect(rows[0]!.replies).toHaveLength(1)
    // Neither read nor moved, as far as the mailbox knows.
    expect(box.flags()).toEqual([[]])
    await alice(resumeQuoteReminders, { id: quote.id })
    expect((await alice(quoteReminders, { id: quote.id })).next).not.toBeNull()
    await box.close()
    await post.close()
  }))

test('whatever is read twice counts once; the seller is told once; a new version starts anew', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno, travel } = play
    const box = await imapServer()
    await setUp(play, box)
    await on(play)
    const { quote, mail } = await quoted(play)
    await readOnce(play)
    box.receive(letter({ answers: mail, id: '<one@client.test>' }))
    await readOnce(play)
    await readOnce(play)
    // Its numbers start anew: all of it is looked at again.
    box.renumber()
    await readOnce(play)
    expect((await alice(showMail, { id: mail })).replies).toHaveLength(1)
    expect(await alice(showMailbox, {})).toMatchObject({ health: 'good', replies: 1 })
    const told = async (who: typeof alice) =>
      (await who(listNotifications, page)).rows.filter(({ code }) => code === 'mail.answered')
    expect(await told(alice)).toMatchObject([
      { about: { type: 'quote', id: quote.id }, told: { name: 'Lucie Martin' } },
    ])
    expect(await told(bruno)).toEqual([])
    expect((await alice(quoteReminders, { id: quote.id })).held).toBe(true)
    travel('2026-04-02')
    await alice(reopenQuote, { id: quote.id })
    await alice(sendQuote, { id: quote.id, how: 'hand' })
    expect((await alice(quoteReminders, { id: quote.id })).held).toBe(false)
    await box.close()
  }))

test('an answer to one reminder of several invoices stops them all; a promise is kept in sight', () =>
  scene('2026-02-20', async (play) => {
    const { alice, travel } = play
    const box = await imapServer()
    await setUp(play, box)
    await on(play)
    const client = await newClient(alice, { name: 'Martin', email: 'lucie@client.test' })
    const due = day('2026-03-11')
    const first = await issuedInvoice(alice, client.id, 120_00, { dueDay: due })
    const second = await issuedInvoice(alice, client.id, 240_00, { dueDay: due })
    const untouched = await issuedInvoice(alice, client.id, 60_00, { dueDay: day('2026-06-30') })
    travel('2026-03-31')
    const { id: mail } = await alice(mailReminder, {
      id: client.id,
      to,
      cc: [],
      subject: 'Vos factures en retard',
      body: 'Bonjour',
    })
    await left(play, mail)
    const until = day('2026-04-03')
    await alice(holdInvoiceReminders, { id: second.id, kind: 'promise', until })
    box.receive(letter({ answers: mail }))
    await readOnce(play)
    const of = (id: string) => alice(invoiceReminders, { id })
    expect((await of(first.id)).hold).toMatchObject({ kind: 'reply', mail })
    // What the client promised is more than that they answered; once it is over, they still have.
    expect((await of(second.id)).hold?.kind).toBe('promise')
    expect((await of(untouched.id)).hold).toBeNull()
    travel('2026-04-04')
    expect(await of(second.id)).toMatchObject({ held: true, hold: { kind: 'reply' } })
    const { held } = await alice(customerReminders, { id: client.id })
    expect(held.map(({ hold }) => hold.kind)).toEqual(['reply', 'reply'])
    await alice(resumeInvoiceReminders, { id: second.id })
    expect((await of(second.id)).held).toBe(false)
    expect((await of(first.id)).held).toBe(true)
    // The message stands on each invoice that it was about.
    const { rows } = await alice(listMails, { ...page, aboutId: second.id })
    expect(rows.map(({ id }) => id)).toEqual([mail])
    await box.close()
  }))

test('what a machine wrote, what is ours, what is of another company: none stops a reminder', () =>
  scene('2026-03-31', async (play) => {
    const { alice, eve, owner, companies } = play
    const box = await imapServer()
    await setUp(play, box)
    await on(play)
    const { quote, mail } = await quoted(play)
    // Eve’s company has a message of its own, that left too.
    const hers = await newClient(eve, { name: 'Ailleurs', email: 'lucie@client.test' })
    const herQuote = await sentQuote(eve, hers.id)
    const { id: herMail } = await eve(mailQuote, {
      id: herQuote.id,
      to,
      cc: [],
      subject: 'Devis',
      body: 'A',
    })
    await left(play, herMail)
    const answers = mail
    const ours = (await alice(showMail, { id: mail })).replyTo.split(', ')[0]!
    for (const one of [
      { headers: ['Auto-Submitted: auto-replied'] },
      { headers: ['Precedence: bulk'] },
      { headers: ['X-Autoreply: yes'] },
      { headers: ['Return-Path: <>'] },
      { subject: '=?utf-8?Q?R=C3=A9ponse_automatique?= : absence' },
      { from: 'no-reply@client.test' },
      { from: ours, headers: ['Cc: lucie@client.test'] },
      { from: 'Boîte <reponses@lumiere.test>' },
      {
        headers: [
          'Content-Type: multipart/report; report-type=disposition-notification; boundary=a',
        ],
      },
    ]) {
      box.receive(letter({ answers, ...one }))
    }
    // Forged: it names a message of Eve’s company, or what is no identifier at all.
    box.receive(letter({ answers: herMail }))
    box.receive(letter({ answers: "x' or 1=1 --" }))
    box.receive(
      letter({ from: 'passant@ailleurs.test', subject: `Re: Notre devis ${quote.number}` }),
    )
    box.receive(letter({ subject: 'Tout autre chose' }))
    await readOnce(play)
    expect((await alice(quoteReminders, { id: quote.id })).held).toBe(false)
    const { rows } = await owner.query('select 1 from mail_reply where company_id = any($1)', [
      [companies.lumiere, companies.rivale],
    ])
    expect(rows).toEqual([])
    expect((await eve(showMail, { id: herMail })).replies).toEqual([])
    expect(await alice(showMailbox, {})).toMatchObject({ health: 'good', replies: 0 })
    // Whom we wrote to, speaking of the same: servers on the way may have renamed our message.
    box.receive(
      letter({ from: 'LUCIE@Client.test', subject: `RE : ${quote.number}, une question` }),
    )
    await readOnce(play)
    expect((await alice(quoteReminders, { id: quote.id })).held).toBe(true)
    await readOnce(play, companies.rivale)
    await box.close()
  }))

test('hostile messages: malformed, huge, deep, injected; each is bounded, and none stops the reading', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const box = await imapServer()
    await setUp(play, box)
    const { mail: answers } = await quoted(play)
    const boundary = (name: string) => `Content-Type: multipart/mixed; boundary="${name}"`
    const enclosed = (name: string, size: number) =>
      `--b\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${'UEsDBBQA'.repeat(size)}\r\n`
    const deep = Array.from({ length: 60 }, (_, n) => `${boundary(`d${n}`)}\r\n\r\n--d${n}\r\n`)
    box.receive(Buffer.from([0, 255, 254, 13, 10, 1, 2, 3]))
    box.receive(letter({ answers, headers: [`X-Long: ${'a'.repeat(200_000)}`], body: 'trop tard' }))
    box.receive(letter({ answers, headers: [boundary('d')], body: deep.join('') }))
    box.receive(
      letter({ answers, from: `"${'n'.repeat(5_000)}" <x@y.test>`, body: 'é'.repeat(900_000) }),
    )
    box.receive(
      letter({
        answers,
        subject: 'Re: =?utf-8?Q?devis=0D=0ABcc:_autre@y.test?=',
        headers: [boundary('b')],
        body: `--b\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script><p onclick="x">Bon &amp; pour <b>accord</b>\u202e</p>\r\n${enclosed('bon\u202e.zip', 300_000)}--b--`,
      }),
    )
    await readOnce(play)
    expect(await alice(showMailbox, {})).toMatchObject({ health: 'good', problem: null })
    const { replies } = await alice(showMail, { id: answers })
    const starting = (with_: string) => replies.filter(({ body }) => body.startsWith(with_))
    expect(replies).toHaveLength(4)
    // Beyond reading, it is an answer all the same.
    expect(replies.filter(({ body }) => body === '')).toHaveLength(1)
    expect(starting('trop tard')).toHaveLength(1)
    const [long] = starting('ééé')
    expect(long).toMatchObject({ cut: true, from: { name: 'n'.repeat(200) } })
    expect(long!.body).toHaveLength(20_000)
    const [injected] = starting('Bon & pour accord')
    expect(injected).toMatchObject({
      body: 'Bon & pour accord',
      subject: 'Re: devis Bcc: autre@y.test',
      attachments: ['bon .zip'],
      cut: true,
    })
    await box.close()
  }))

test('a report that says it did not arrive marks the message, and tells whoever wrote', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const box = await imapServer()
    await setUp(play, box)
    const { mail, quote } = await quoted(play)
    const report = (action: string) =>
      letter({
        from: 'Mail Delivery System <MAILER-DAEMON@relais.test>',
        subject: 'Undelivered Mail Returned to Sender',
        headers: [
          'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
          'Auto-Submitted: auto-replied',
        ],
        body: `--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relais.test\r\n\r\nFinal-Recipient: rfc822; lucie@client.test\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${mail}@exemple.test>\r\n\r\n--r--\r\n`,
      })
    box.receive(report('delayed'))
    await readOnce(play)
    expect((await alice(showMail, { id: mail })).problem).toBeNull()
    box.receive(report('failed'))
    box.receive(report('failed'))
    await readOnce(play)
    expect(await alice(showMail, { id: mail })).toMatchObject({
      state: 'sent',
      problem: { code: 'returned', detail: 'lucie@client.test – 550 5.1.1 User unknown' },
      replies: [],
    })
    const { rows } = await alice(listNotifications, page)
    expect(rows.filter(({ code }) => code === 'mail.returned')).toHaveLength(1)
    expect((await alice(quoteReminders, { id: quote.id })).hold).toBeNull()
    await expect(alice(cancelMail, { id: mail })).rejects.toMatchObject({ reason: 'mail_left' })
    await box.close()
  }))
