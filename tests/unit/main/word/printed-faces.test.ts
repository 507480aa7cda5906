import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fontNamesIn } from '../../../../src/main/kernel/office/pdf-fonts.ts'
import { missingFaces } from '../../../../src/main/word/print-word.ts'

test('the fonts of a PDF are read, packed in a stream of objects or not', () => {
  const packed = deflateSync('<</Type/Font/BaseFont/CAAAAA+Liberation#20Mono>>')
  const pdf = Buffer.concat([
    Buffer.from('1 0 obj <</Type/Font/BaseFont/BAAAAA+Caladea-Bold>> endobj\n'),
    Buffer.from(`2 0 obj <</Type/ObjStm/Filter/FlateDecode/Length ${packed.length}>> stream\n`),
    packed,
    Buffer.from('\nendstream endobj'),
  ])
  expect([...fontNamesIn(pdf)]).toEqual(['Caladea-Bold', 'Liberation Mono'])
})

test.each([
  ['Cambria', 'Caladea-Regular', true],
  ['Cambria', 'Cambria-Bold', true],
  ['Cambria', 'DejaVuSerif', false],
  ['Times New Roman', 'TimesNewRomanPS-BoldMT', true],
  ['Times New Roman', 'LiberationSerif-Italic', true],
  ['Arial', 'ArialMT', true],
  ['Arial', 'DejaVuSans', false],
  ['Calibri', 'LiberationSans', false],
  ['Calibri Light', 'Calibri-Light', true],
  ['EB Garamond', 'EBGaramond-Regular', true],
  ['Garamond', 'LiberationSerif', false],
  ['Gill Sans MT', 'GillSansMT-Bold', true],
])('%s is there in a PDF set in %s: %s', (face, font, isThere) =>
  expect(missingFaces([face], new Set([font]))).toEqual(isThere ? [] : [face]),
)
