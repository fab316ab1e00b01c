import { expect, test } from 'vitest'
import { documentType, isShown } from './rules.ts'

const packed = Buffer.from('PK\u0003\u0004', 'latin1')
const written = Buffer.from('a;b\n1;2')

test('the name of a paper tells apart what is packed or written alike, in any letters', () => {
  expect(documentType(packed, 'Plan.DOCX')).toContain('wordprocessingml')
  expect(documentType(packed, 'tarif.ods')).toContain('opendocument.spreadsheet')
  expect(documentType(written, 'export.csv')).toBe('text/csv; charset=utf-8')
  expect(documentType(Buffer.from('%PDF-1.7'), 'plan.docx')).toBe('application/pdf')
})

test.each(['constructor', '__proto__', 'a.toString', 'a.hasownproperty', 'sans-extension', ''])(
  'a name that is no known extension makes no type: « %s »',
  (name) => {
    expect(documentType(packed, name)).toBeNull()
    expect(documentType(written, name)).toBeNull()
    expect(isShown(name)).toBe(false)
  },
)
