import { describe, expect, test } from 'vitest'
import { bps, price, quantity } from '#kernel/money.ts'
import { isTable, readCells, readColumn, readLines } from './paste.ts'

describe('cells of a spreadsheet', () => {
  test('rows and tabs, the last line end and empty rows left out', () => {
    expect(readCells('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(readCells('a\n\n \t \nb')).toEqual([['a'], ['b']])
  })

  test('a quoted cell keeps its tabs and quotes, and its lines become one', () => {
    expect(readCells('"Vase ""Rubis""\n bleu"\t2\nSocle\t1')).toEqual([
      ['Vase "Rubis" bleu', '2'],
      ['Socle', '1'],
    ])
    expect(readCells('"à dire"\tx')).toEqual([['à dire', 'x']])
    expect(readCells('12" tube\t3')).toEqual([['12" tube', '3']])
  })

  test('a word is no table', () => {
    expect(isTable('Pose d’un plan de travail')).toBe(false)
    expect(isTable('Pose\n')).toBe(false)
    expect(isTable('Pose\t2')).toBe(true)
    expect(isTable('Pose\nDépose')).toBe(true)
  })
})

describe('rows as lines', () => {
  test('heads say what the columns are, in any order', () => {
    const text = 'Prix HT\tDésignation\tQté\tRéf.\tTVA\tRemise\n12,50\tVase\t3\tV-1\t5,5 %\t10 %'
    expect(readLines(text, 'fr')).toEqual([
      {
        reference: 'V-1',
        name: 'Vase',
        quantity: quantity(30_000),
        unit: '',
        price: price(12_500_000),
        discount: bps(1000),
        rate: bps(550),
      },
    ])
  })

  test('without heads, texts are reference and name, numbers quantity, price, and no total', () => {
    const [line, other] = readLines(
      'V-1\tVase bleu nuit\t3\t12,50\t37,50\nS-2\tSocle\t1\t4\t4',
      'fr',
    )
    expect(line).toMatchObject({
      reference: 'V-1',
      name: 'Vase bleu nuit',
      quantity: quantity(30_000),
      price: price(12_500_000),
      discount: null,
    })
    expect(other).toMatchObject({ reference: 'S-2', name: 'Socle' })
  })

  test('a unit stands after the name; one number alone is the price', () => {
    expect(readLines('Parquet chêne\tm²\t12,5\t48,90', 'fr')[0]).toMatchObject({
      name: 'Parquet chêne',
      unit: 'm²',
      quantity: quantity(125_000),
      price: price(48_900_000),
    })
    expect(readLines('Forfait déplacement en Île-de-France\t60', 'fr')[0]).toMatchObject({
      quantity: quantity(10_000),
      price: price(60_000_000),
    })
  })

  test('one column of texts is as many free lines', () => {
    expect(readLines('Dépose\nÉvacuation\nNettoyage', 'fr').map(({ name }) => name)).toEqual([
      'Dépose',
      'Évacuation',
      'Nettoyage',
    ])
  })

  test('what is taken back has a negative quantity, never a negative price', () => {
    expect(readLines('Reprise de l’ancien poêle\t1\t-150', 'fr')[0]).toMatchObject({
      price: price(150_000_000),
      quantity: quantity(-10_000),
    })
  })

  test('figures are read as they are written in each language', () => {
    expect(readLines('Oak floor board\t2\t1,250.50', 'en')[0]?.price).toBe(price(1_250_500_000))
    expect(readLines('Lames de chêne massif\t2\t1 250,50 €', 'fr')[0]?.price).toBe(
      price(1_250_500_000),
    )
  })
})

test('a column of numbers is filled downwards; anything else is not one', () => {
  expect(readColumn('1\n2,5\n3*4', 'quantity', 'fr')).toEqual([10_000, 25_000, 120_000])
  expect(readColumn('1\nbeaucoup', 'quantity', 'fr')).toBeNull()
  expect(readColumn('1\t2', 'price', 'fr')).toBeNull()
})
