import { expect, test } from 'vitest'
import { asCsv } from './csv'

test('cells are quoted, and none begins a formula', () => {
  expect(asCsv(['文件', '原因'], [['=1+1.jpg', '说“不”, "no"']])).toBe(
    '\uFEFF"文件","原因"\r\n"\'=1+1.jpg","说“不”, ""no"""\r\n',
  )
})
