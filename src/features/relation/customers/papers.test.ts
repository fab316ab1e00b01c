import { describe, expect, test } from 'vitest'
import { mailStatement } from '#features/sales/statements/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { cents } from '#kernel/money.ts'
import { issuedInvoice, newClient, nowhere, page } from '#test/deal.ts'
import { scene, type Someone } from '#test/scene.ts'
import { remove, update } from './contract.ts'
import { addFile, customerHistory, listFiles, readFile, removeFile } from './contract/papers.ts'

const text = (written: string) => new TextEncoder().encode(written)
const pdf = text('%PDF-1.7 un contrat')

const give = (someone: Someone, id: string, name: string, file: Uint8Array) =>
  someone(addFile, { id, name }, { file })

describe('the files of a customer', () => {
  test('are given, listed, opened as they were, and deleted', () =>
    scene('2026-03-31', async ({ alice, owner }) => {
      const { id } = await newClient(alice)
      const contract = await give(alice, id, 'Contrat 2026.pdf', pdf)
      expect(contract).toMatchObject({
        name: 'Contrat 2026.pdf',
        mediaType: 'application/pdf',
        size: pdf.length,
        person: 'Alice Garnier',
      })
      await give(alice, id, '../../etc/plan*.csv', text('a;b\n1;2\n'))
      const { rows } = await alice(listFiles, { id })
      expect(rows.map(({ name }) => name).sort()).toEqual(['Contrat 2026.pdf', 'plan_.csv'])
      const read = await alice.raw('GET', `/api/v1/customers/${id}/files/${contract.id}`)
      expect(new Uint8Array(await read.arrayBuffer())).toEqual(pdf)
      expect(read.headers.get('content-type')).toBe('application/pdf')
      expect(read.headers.get('content-disposition')).toContain('inline')
      const table = rows.find(({ name }) => name === 'plan_.csv')!
      const saved = await alice.raw('GET', `/api/v1/customers/${id}/files/${table.id}`)
      expect(saved.headers.get('content-disposition')).toContain('attachment')
      await alice(removeFile, { id, file: contract.id })
      expect((await alice(listFiles, { id })).rows).toHaveLength(1)
      await expect(alice(readFile, { id, file: contract.id })).rejects.toMatchObject({
        reason: 'not_found',
      })
      // Whoever goes takes their files along.
      await alice(remove, { id })
      const left = await owner.query('select count(*) as n from file where company_id = $1', [
        alice.company,
      ])
      expect(left.rows).toEqual([{ n: '0' }])
    }))

  test('are of a few kinds, by what they hold and not by what they are called', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id } = await newClient(alice)
      const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])
      const packed = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])
      expect((await give(alice, id, 'photo.txt', png)).mediaType).toBe('image/png')
      expect((await give(alice, id, 'tarif.xlsx', packed)).mediaType).toContain('sheet')
      const refused: [string, Uint8Array, string][] = [
        ['vide.pdf', new Uint8Array(), 'file_empty'],
        ['page.html', text('<script>alert(1)</script>'), 'file_type'],
        ['dessin.svg', text('<svg onload="x()"/>'), 'file_type'],
        ['faux.pdf', text('<html>'), 'file_type'],
        ['archive.zip', packed, 'file_type'],
        ['programme.exe', new Uint8Array([0x4d, 0x5a, 0, 0]), 'file_type'],
        ['binaire.txt', new Uint8Array([65, 0, 66]), 'file_type'],
      ]
      for (const [name, file, reason] of refused) {
        await expect(give(alice, id, name, file), name).rejects.toMatchObject({ reason })
      }
      const large = new Uint8Array(20_000_001)
      large.set(pdf)
      await expect(give(alice, id, 'gros.pdf', large)).rejects.toMatchObject({ status: 413 })
    }))

  test('are those of this customer, of this company, for whoever may', () =>
    scene('2026-03-31', async ({ alice, eve, bruno, gilles }) => {
      const { id } = await newClient(alice)
      const { id: other } = await newClient(alice, { name: 'Garage du Lac' })
      const { id: file } = await give(alice, id, 'contrat.pdf', pdf)
      const wrong = [
        () => alice(readFile, { id: other, file }),
        () => alice(removeFile, { id: other, file }),
        () => alice(readFile, { id, file: nowhere }),
        () => eve(listFiles, { id }),
        () => eve(readFile, { id, file }),
        () => bruno(readFile, { id, file }),
        () => give(eve, id, 'a.pdf', pdf),
      ]
      for (const act of wrong) {
        await expect(act()).rejects.toMatchObject({ reason: 'not_found' })
      }
      expect((await gilles(listFiles, { id })).rows).toHaveLength(1)
      for (const act of [
        () => give(gilles, id, 'a.pdf', pdf),
        () => gilles(removeFile, { id, file }),
      ]) {
        await expect(act()).rejects.toMatchObject({ reason: 'forbidden' })
      }
    }))
})

describe('the history of a customer', () => {
  test('tells their record, documents, money and messages, newest first, and no one else’s', () =>
    scene('2026-03-31', async ({ alice, gilles, eve }) => {
      const customer = await newClient(alice)
      const { id, version } = customer
      const { id: other } = await newClient(alice, { name: 'Garage du Lac' })
      await issuedInvoice(alice, other, 60_00)
      const invoice = await issuedInvoice(alice, id, 120_00)
      await alice(recordPayment, { customer: id, method: 'card', amount: cents(20_00) })
      await alice(mailStatement, {
        id,
        to: [{ address: 'compta@martin.example', name: '' }],
        cc: [],
        subject: 'Votre relevé',
        body: 'Bonjour',
      })
      await give(alice, id, 'contrat.pdf', pdf)
      await alice(update, { id, version, phone: '0478000002' })
      const told = async (part?: 'messages' | 'documents' | 'record') =>
        (await alice(customerHistory, { id, ...page, ...(part ? { part } : {}) })).rows.map(
          ({ action }) => action,
        )
      expect(await told()).toEqual([
        'customer.changed',
        'customer.file_added',
        'mail.written',
        'payment.recorded',
        'invoice.issued',
        'invoice.drafted',
        'customer.created',
      ])
      expect(await told('messages')).toEqual(['mail.written'])
      expect(await told('documents')).toEqual([
        'payment.recorded',
        'invoice.issued',
        'invoice.drafted',
      ])
      expect(await told('record')).toEqual([
        'customer.changed',
        'customer.file_added',
        'customer.created',
      ])
      const { rows, more } = await alice(customerHistory, { id, offset: 4, limit: 1 })
      expect([rows[0]?.label, more]).toEqual([invoice.number, true])
      await expect(gilles(customerHistory, { id, ...page })).rejects.toMatchObject({
        reason: 'forbidden',
      })
      await expect(eve(customerHistory, { id, ...page })).rejects.toMatchObject({
        reason: 'not_found',
      })
    }))
})
