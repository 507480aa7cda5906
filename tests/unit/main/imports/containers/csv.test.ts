import { expect, test } from 'vitest'
import { csvRecords, csvRows } from '../../../../../src/main/imports/containers/csv.ts'

const rows = (text: string, separator: ',' | ';' = ',') => [...csvRows(text, separator)]

test('a quoted cell holds separators, line breaks and doubled quotes', () => {
  expect(rows('a,"b, c"\r\n"line\nbreak","say ""hi"""\r\n')).toEqual([
    ['a', 'b, c'],
    ['line\nbreak', 'say "hi"'],
  ])
})

test('lines that end differently in one file are rows all the same', () => {
  expect(rows('a;b\r\n1;2\n3;4\r\n', ';')).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ])
})

test('text after a closing quote, and a quote within a bare cell, stay in their cell', () => {
  expect(rows('"x" ,2\ny"z,3')).toEqual([
    ['x ', '2'],
    ['y"z', '3'],
  ])
})

test('an unclosed quote takes the rest of the text', () => {
  expect(rows('a,b\n3,"4\n5,6\n')).toEqual([
    ['a', 'b'],
    ['3', '4\n5,6\n'],
  ])
})

test('records are named by the header, blank lines aside', () => {
  expect([...csvRecords(' nom ; ville\nDupré; Lyon\n\n', ';')]).toEqual([{ nom: 'Dupré', ville: 'Lyon' }])
})
