import { describe, expect, test } from 'vitest'
import {
  fields,
  findColumns,
  mappedColumns,
  missingFields,
  namedColumns,
  readMap,
} from './columns.ts'

const wholesaler =
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'.split(',')
const french =
  'N° facture;Date facture;Code client;Raison sociale;Réf. article;Désignation;Qté;PU HT;TVA %'.split(
    ';',
  )

describe('columns are found by their headers', () => {
  test('in English', () => {
    expect(namedColumns(wholesaler, findColumns(wholesaler))).toEqual({
      number: 'InvoiceNo',
      date: 'InvoiceDate',
      quantity: 'Quantity',
      price: 'UnitPrice',
      reference: 'StockCode',
      name: 'Description',
      customer: 'CustomerID',
      country: 'Country',
    })
  })

  test('in French', () => {
    expect(namedColumns(french, findColumns(french))).toEqual({
      number: 'N° facture',
      date: 'Date facture',
      quantity: 'Qté',
      price: 'PU HT',
      reference: 'Réf. article',
      name: 'Désignation',
      customer: 'Code client',
      customerName: 'Raison sociale',
      vat: 'TVA %',
    })
  })

  test('a bare name goes to the field that has no better one', () => {
    const headers = ['Facture', 'Date', 'Client', 'Code client', 'Qte', 'Prix']
    expect(namedColumns(headers, findColumns(headers))).toMatchObject({
      customer: 'Code client',
      customerName: 'Client',
    })
  })

  test('no column serves twice', () => {
    for (const headers of [wholesaler, french, [...fields]]) {
      const places = Object.values(findColumns(headers))
      expect(new Set(places).size).toBe(places.length)
    }
  })

  test('what lacks is told', () => {
    expect(missingFields(findColumns(['a', 'Date', 'Prix']))).toEqual(['number', 'quantity'])
  })
})

describe('columns are told', () => {
  test('by name, spelled as one likes, and a guessed one gives way', () => {
    const headers = ['Pièce', 'Jour', 'Nombre', 'Montant unitaire', 'Date']
    const { columns, unknown } = mappedColumns(headers, { date: 'jour', price: 'montant-unitaire' })
    expect(unknown).toEqual([])
    expect(namedColumns(headers, columns)).toEqual({
      number: 'Pièce',
      date: 'Jour',
      quantity: 'Nombre',
      price: 'Montant unitaire',
    })
  })

  test('a column given to one field is no longer guessed to be another', () => {
    const { columns } = mappedColumns(wholesaler, { customerName: 'CustomerID', country: '' })
    expect(columns.customer).toBeUndefined()
    expect(columns.country).toBeUndefined()
    expect(columns.customerName).toBe(6)
  })

  test('a header that is not there is told', () => {
    expect(mappedColumns(wholesaler, { date: 'Jour' }).unknown).toEqual(['Jour'])
  })

  test('as a list or as JSON', () => {
    expect(readMap('')).toEqual({})
    expect(readMap('number=InvoiceNo, date = Date=2')).toEqual({
      number: 'InvoiceNo',
      date: 'Date=2',
    })
    expect(readMap('{"number":"A, B","vat":""}')).toEqual({ number: 'A, B', vat: '' })
    for (const wrong of [
      'number',
      'colour=x',
      '{',
      '[]',
      '{"number":1}',
      '{"colour":"x"}',
      'null',
    ]) {
      expect(readMap(wrong)).toBeNull()
    }
  })
})
